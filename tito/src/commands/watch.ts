import { defineCommand, type Entry } from '../define-command.ts';
import { UsageError } from '../errors.ts';
import type { Keyboard } from '../jobs/events/watch.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const watch: Entry = defineCommand({
  command: 'watch [module]',
  describe: say.help.watch.what,
  completes: ['module', 'task'],
  positionals: {
    module: {
      type: 'string',
      describe: say.help.watch.module,
    },
  },
  options: {},
  run: async ({ module: query }) => {
    if (!process.stdin.isTTY || !process.stdout.isTTY) {
      throw new UsageError(say.use.needsTerminal, [
        say.use.inScripts({ command: `tito test ${query ?? '15'} --json` }),
      ]);
    }
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: false, opening: say.opening.watch });
    const [{ EventChannel }, { chooseModule }, { watchModule }] = await Promise.all([
      import('@tito/grader/plain'),
      import('../jobs/watch/choose-module.ts'),
      import('../jobs/watch/watch-module.ts'),
    ]);
    const watched = chooseModule(query);
    if (watched === null) return courseIsDone(terminal);
    const { present } = await import('../views/watch/present.ts');
    const keyboard: Keyboard = new EventChannel();
    await present(watchModule(watched, keyboard), keyboard, terminal);
    return EXIT.passed;
  },
});

/** Nothing is left to watch. */
async function courseIsDone(
  terminal: ReturnType<typeof import('../views/terminal.ts').openTerminal>,
): Promise<typeof EXIT.passed> {
  const [{ courseMap }, { mapReport }, { print }] = await Promise.all([
    import('../jobs/course-status.ts'),
    import('../views/map/map-report.ts'),
    import('../views/report.ts'),
  ]);
  print(mapReport(courseMap()), terminal);
  return EXIT.passed;
}
