import type { StackStatus } from '../../jobs/events/results.ts';
import { labelled, type Line, span, spread, type Tone } from '../line.ts';
import type { Look } from '../look.ts';
import { type Next, nextLines } from '../next-lines.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

type Part = StackStatus['parts'][number];

/** `tito stack`: whose each part of the framework is. */
export function stackReport({ folder, parts }: StackStatus): Report {
  return {
    lines: (look) => [
      ...parts.flatMap((part) => partLines(part, look)),
      ...nextLines(nextStep(parts), look),
    ],
    json: { command: 'stack', folder, parts: parts.map(partJson) },
  };
}

function partLines(part: Part, look: Look): readonly Line[] {
  const { module, names, exported } = part;
  const [whose, tone] = whoseOf(part);
  const title = `${String(module.number).padStart(2, '0')} ${module.title}`;
  const head = spread(
    [span(`  ${title}`, 'strong'), span(`  ${module.reference}`, 'quiet')],
    [span(whose, tone)],
    look,
  );
  return exported === null
    ? head
    : [
        ...head,
        ...labelled([span('     ')], names.join(', '), { width: look.width, tone: 'quiet' }),
      ];
}

function whoseOf({ exported, hasReference }: Part): readonly [string, Tone] {
  if (exported === null) return [hasReference ? say.stack.packages : say.stack.toWrite, 'quiet'];
  return exported.isChanged ? [say.stack.changed, 'open'] : [say.stack.yours, 'good'];
}

function nextStep(parts: StackStatus['parts']): readonly Next[] {
  const own = new Set(parts.filter(({ exported }) => exported !== null).map((p) => p.module.id));
  const above = parts.find(({ module }) => module.below.some(({ id }) => own.has(id)));
  if (above !== undefined) {
    return [
      { command: `tito test ${above.module.number} --stack mine`, why: say.stack.onOwnParts },
    ];
  }
  const open = parts.find(({ exported }) => exported === null);
  if (open === undefined) return [];
  if (!open.isStarted) {
    return [{ command: `tito module start ${open.module.number}`, why: say.stack.getFiles }];
  }
  return [{ command: `tito module complete ${open.module.number}`, why: say.stack.becomesYours }];
}

function partJson({ module, names, exported, hasReference }: Part): object {
  const given = hasReference ? 'package' : 'nobody';
  return {
    module: module.id,
    over: module.reference,
    whose: exported === null ? given : 'yours',
    names,
    record: exported?.record ?? null,
    exportedAt: exported?.exportedAt ?? null,
    isChanged: exported?.isChanged ?? null,
  };
}
