import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ModuleGrader, writeBeside } from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { EnvironmentError, UsageError } from '../errors.ts';
import { isStarted, openHome } from '../home.ts';
import type { JudgingEvent } from './events/judging.ts';
import type { ReportContent, ReportOutcome } from './events/report.ts';
import { isDone } from './pictures.ts';
import { judgeSubject } from './subject.ts';
import { say } from '../messages/index.ts';

export interface ReportOptions {
  /** Number, slug, folder name or title. */
  readonly module: string | undefined;
  /** Whether the package that the module teaches is reported on instead of the learner's files. */
  readonly reference: boolean;
  /** The file to write; without it, one below `.tito/reports/`. */
  readonly out: string | undefined;
  /** Makes the page of what was found. */
  readonly render: (content: ReportContent) => string;
}

/** Judges a module with every pack that is present, draws what its code does, and writes a page of it. */
export async function* writeReport(
  options: ReportOptions,
): AsyncGenerator<JudgingEvent, ReportOutcome> {
  const module = moduleNamed(options.module);
  refuseFolder(options.out);
  const { reference, render } = options;
  const home = openHome();
  const subject = reference ? 'reference' : 'yours';
  yield { type: 'begin', module, subject, stack: [] };
  const grader = await ModuleGrader.open(module, { limits: openCourse().limits });
  try {
    const packs = ['public', 'hidden'] as const;
    const job = { home, packs, reference, id: module.id, stack: [], parts: 'reference' } as const;
    const { record, diagnoses, subject: judged } = yield* judgeSubject(grader, job);
    const tasks = module.tasks.map(({ id }) => id).filter((task) => isDone(task, record.results));
    const pictures = judged === null ? [] : await grader.draw({ subject: judged, tasks });
    const content = { module, subject, record, diagnoses, pictures } as const;
    const page = render(content);
    const name = reference ? `${module.id}-reference` : module.id;
    const path = resolve(options.out ?? join(home.reports, `${name}.html`));
    await write(path, page);
    const bytes = Buffer.byteLength(page);
    return { ...content, isStarted: isStarted(home, module), path, bytes };
  } finally {
    grader.close();
  }
}

/** Told before the work, not after it. */
function refuseFolder(out: string | undefined): void {
  if (out === undefined || statSync(out, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw new UsageError(say.report.takesFile({ folder: out }), [
    say.report.nameFile({ path: join(out, 'report.html') }),
  ]);
}

async function write(path: string, page: string): Promise<void> {
  try {
    await writeBeside(path, page);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(say.words.unwritable({ path, why }), [say.report.nameOther]);
  }
}
