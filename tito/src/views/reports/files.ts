import { join } from 'node:path';
import type { ModulePath } from '../../jobs/events/results.ts';
import type { Reset } from '../../jobs/events/results.ts';
import type { Started } from '../../jobs/events/results.ts';
import { line, paragraph } from '../line.ts';
import { nextLines } from '../next-lines.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';

/** `tito module start`. */
export function startReport(started: Started): Report {
  const { module, folder, isNew, restored, open: before } = started;
  const source = join(folder, 'src');
  const first = module.tasks[0];
  const lesson = { command: shownPath(join(module.folder, 'README.md')), why: 'the lesson' };
  const open =
    first === undefined
      ? []
      : [{ command: shownPath(join(folder, first.file)), why: `open it: task ${first.id}` }];
  return {
    lines: (look) => [
      ...paragraph(whatWasDone(started), look),
      ...(before.length === 0
        ? []
        : paragraph(advice(before), { width: look.width, tone: 'quiet' })),
      ...nextLines(
        [
          lesson,
          ...open,
          {
            command: `tito watch ${module.number}`,
            why: 'judged at every save',
          },
          { command: `tito hint ${first?.id ?? module.number}`, why: 'if you are stuck' },
        ],
        look,
      ),
    ],
    json: {
      command: 'module start',
      module: module.id,
      folder: source,
      isNew,
      restored,
      openPrerequisites: before.map(({ id }) => id),
    },
  };
}

function whatWasDone({ module, folder, isNew, restored }: Started): string {
  const source = shownPath(join(folder, 'src'));
  if (isNew) return `Your files of module ${module.number} are in ${source}.`;
  const kept = `Module ${module.number} is started already; your files in ${source} stay as they are.`;
  if (restored.length === 0) return kept;
  const [were, are] = restored.length === 1 ? ['was', 'is'] : ['were', 'are'];
  return `${kept} ${restored.join(', ')} ${were} missing, and ${are} there again, as at the start.`;
}

function advice(open: Started['open']): string {
  const names = open.map(({ number, title }) => `${number} (${title})`).join(', ');
  return `It builds on ${names}: not completed yet, so the course's own packages stand in.`;
}

/** `tito module reset`. */
export function resetReport(reset: Reset): Report {
  const { module, source, backup } = reset;
  const undo = undoCommand(reset);
  return {
    lines: (look) => [
      line(`Module ${module.number} is as it was at the start.`),
      ...paragraph(`Your files are in ${shownPath(backup)}. To have them back:`, look),
      line(`  ${undo}`),
      ...nextLines(
        [{ command: `tito test ${module.number}`, why: 'every task is to do again' }],
        look,
      ),
    ],
    json: { command: 'module reset', module: module.id, folder: source, backup, undo },
  };
}

/** What was written since the reset is put aside by the first half. */
function undoCommand({ module, source, backup }: Reset): string {
  const [from, to] = [backup, source].map((path) => shellWord(`${shownPath(path)}/`));
  return `tito module reset ${module.number} && cp -R ${from}. ${to}`;
}

/** `tito module path`: the path and nothing else. */
export function pathReport({ module, path, isStarted }: ModulePath): Report {
  return {
    lines: () => [line(path)],
    json: { command: 'module path', module: module.id, path, isStarted },
  };
}
