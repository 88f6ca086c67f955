import { join } from 'node:path';
import type { ModulePath } from '../../jobs/events/results.ts';
import type { Reset } from '../../jobs/events/results.ts';
import type { Started } from '../../jobs/events/results.ts';
import { minute } from '../../words.ts';
import { commandSpan, line, paragraph, span } from '../line.ts';
import { nextLines } from '../next-lines.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

/** `tito module start`. */
export function startReport(started: Started): Report {
  const { module, folder, isNew, restored, open: before } = started;
  const source = join(folder, 'src');
  const first = module.tasks[0];
  const lesson = { command: shownPath(join(module.folder, 'README.md')), why: say.next.lesson };
  const open =
    first === undefined
      ? []
      : [
          {
            command: shownPath(join(folder, first.file)),
            why: say.next.openTask({ task: first.id }),
          },
        ];
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
            why: say.next.judgedAtSave,
          },
          { command: `tito hint ${first?.id ?? module.number}`, why: say.next.ifStuck },
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
  const place = { module: module.number, folder: shownPath(join(folder, 'src')) };
  if (isNew) return say.start.filesAreIn(place);
  const kept = say.start.startedAlready(place);
  return restored.length === 0 ? kept : `${kept} ${say.start.restored({ files: restored })}`;
}

function advice(open: Started['open']): string {
  const names = open.map(({ number, title }) => `${number} (${title})`);
  return say.start.packagesStandIn({ names });
}

/** `tito module reset`. */
export function resetReport(reset: Reset): Report {
  const { module, source, backup, completedAt } = reset;
  const undo = undoCommand(reset);
  return {
    lines: (look) => [
      line(say.start.isReset({ module: module.number })),
      ...paragraph(say.start.backup({ folder: shownPath(backup) }), look),
      [span('  '), commandSpan(undo, 'text')],
      ...(completedAt === null
        ? []
        : paragraph(say.start.staysCompleted({ at: minute(completedAt) }), look)),
      ...nextLines(
        [{ command: `tito test ${module.number}`, why: say.start.everythingToDo }],
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
