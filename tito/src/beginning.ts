import { join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { moduleNamed, readCourse } from './course.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { learnerFolder, openHome } from './home.ts';
import { startModule } from './jobs/start-module.ts';
import { testModule } from './jobs/test-module.ts';
import { progressOf } from './progress/progress.ts';
import { loadProgress } from './progress/store.ts';
import { judgingStory } from './views/judging/story.ts';
import { type Line, paragraph } from './views/line.ts';
import { nowYou } from './views/next-lines.ts';
import { shownPath } from './views/paths.ts';
import { prompt } from './views/prompt.ts';
import { print } from './views/report.ts';
import { startReport } from './views/reports/files.ts';
import { show } from './views/show.ts';
import type { Terminal } from './views/terminal.ts';
import { say } from './messages/index.ts';

/**
 * What `npm start` shows a learner: their files are in place, the public checks run on them, and what to
 * type next. That nothing is done yet is no failure here.
 */
export async function runBeginning(
  query: string | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const module = query === undefined ? nextModule() : moduleNamed(query);
  const { number } = module;
  terminal.print(welcome(module, terminal));
  terminal.print(prompt(`tito module start ${number}`));
  print(startReport(await startModule(String(number))), terminal);
  terminal.print(prompt(`tito test ${number}`));
  const options = {
    module: String(number),
    reference: false,
    pictures: false,
    stack: 'reference',
  } as const;
  const { record } = await show(testModule(options), judgingStory, terminal);
  terminal.print(farewell(module, terminal));
  return record.verdict.status === 'broken' ? EXIT.broken : EXIT.passed;
}

/** The first module that is not completed; the last one when all are. */
function nextModule(): ModuleSpec {
  const course = readCourse();
  const progress = loadProgress(openHome().progress);
  const open = course.find(({ id }) => progressOf(progress, id).completedAt === null);
  return open ?? moduleNamed(course.at(-1)?.id);
}

function welcome(
  { number, title, tasks, hours }: ModuleSpec,
  { width }: Terminal,
): readonly Line[] {
  const facts = { module: number, title, tasks: tasks.length, hours };
  return paragraph(say.tour.welcome(facts), { width });
}

function farewell(module: ModuleSpec, terminal: Terminal): readonly Line[] {
  const { number, tasks } = module;
  const [first] = tasks;
  const file = join(learnerFolder(openHome(), module), first?.file ?? 'src');
  return nowYou(
    [
      { command: shownPath(join(module.folder, 'README.md')), why: say.next.lesson },
      { command: shownPath(file), why: say.next.openTask({ task: first?.id ?? String(number) }) },
      { command: 'tito', why: say.next.judgedAtSave },
      { command: `tito hint ${first?.id ?? number}`, why: say.next.ifStuck },
    ],
    terminal,
  );
}
