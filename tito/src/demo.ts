import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IsolationError } from '@tito/grader';
import { buildSamples } from '@tito/grader/authoring';
import { moduleNamed } from './course.ts';
import { type ExitCode, exitCodeOf, exitCodeOfClass } from './exit-codes.ts';
import { learnerFolder, openHome } from './home.ts';
import { completeModule } from './jobs/complete-module.ts';
import { gradeClass } from './jobs/grade-class.ts';
import { strongestIsolation } from './jobs/strongest-isolation.ts';
import { classStory } from './views/class/story.ts';
import { judgingStory } from './views/judging/story.ts';
import { EMPTY_LINE, type Line, line, paragraph } from './views/line.ts';
import { nowYou } from './views/next-lines.ts';
import { shellWord, shownPath } from './views/paths.ts';
import { prompt } from './views/prompt.ts';
import { show } from './views/show.ts';
import type { Terminal } from './views/terminal.ts';
import { say } from './messages/index.ts';

const MODULE = '15';

/** What `npm start` shows: the main job on the reference solution, and a class of samples graded. */
export async function runDemo(terminal: Terminal): Promise<ExitCode> {
  terminal.print(welcome(terminal));
  terminal.print(prompt(`tito module complete ${MODULE} --reference`));
  const completed = await show(
    completeModule({ module: MODULE, reference: true, pictures: true }),
    judgingStory,
    terminal,
  );
  const graded = await gradeSamples(terminal);
  terminal.print(farewell(terminal));
  return exitCodeOf(completed.record.verdict.status) || graded;
}

/** Builds the sample submissions as archives and judges them as an instructor would. */
async function gradeSamples(terminal: Terminal): Promise<ExitCode> {
  const home = openHome();
  const module = moduleNamed(MODULE);
  const folder = join(home.samples, module.id);
  const out = join(home.root, '.tito', 'demo-grades');
  rmSync(folder, { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
  const files = await buildSamples(module, folder);
  const { level, lacking } = await strongestIsolation(module);
  terminal.print([
    EMPTY_LINE,
    line(say.tour.samples({ samples: files.length })),
    ...(lacking === null ? [] : weaker(lacking, terminal)),
    ...prompt(
      `tito grade ${shown(folder)} --module ${MODULE} \\`,
      `    --isolation=${level} --out ${shown(out)}`,
    ),
  ]);
  const options = {
    folder,
    out,
    module: MODULE,
    isolation: level,
    jobs: undefined,
    checks: undefined,
  };
  const { counts } = await show(gradeClass(options), classStory, terminal);
  return exitCodeOfClass(counts);
}

/** Said before anything runs: samples of ours may run so, a class should not. */
function weaker({ message, next }: IsolationError, { width }: Terminal): readonly Line[] {
  const [advice = ''] = next;
  return [EMPTY_LINE, ...paragraph(say.tour.weaker({ problem: message, advice }), { width })];
}

function shown(path: string): string {
  return shellWord(shownPath(path));
}

function welcome({ width }: Terminal): readonly Line[] {
  return paragraph(say.tour.demo, { width });
}

function farewell(terminal: Terminal): readonly Line[] {
  const module = moduleNamed(MODULE);
  const file = join(learnerFolder(openHome(), module), module.tasks[0]?.file ?? 'src');
  return nowYou(
    [
      { command: `tito module start ${MODULE}`, why: say.next.getFiles },
      { command: shownPath(join(module.folder, 'README.md')), why: say.next.lesson },
      { command: shownPath(file), why: say.next.openTask({ task: '15.1' }) },
      { command: `tito test --module ${module.slug}`, why: say.next.whenSaved },
    ],
    terminal,
  );
}
