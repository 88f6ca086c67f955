import type { PartReport } from '@tito/grader/authoring';
import { type AuthorBegin, type AuthorOutcome, isWell } from '../../jobs/events/author.ts';
import { duration } from '../../words.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { pad } from '../width.ts';
import type { AuthorState } from './state.ts';
import { say } from '../../messages/index.ts';

const NAME_WIDTH = 11;
const TIME_WIDTH = 9;
/** More of them tell nothing more. */
const PROBLEMS_SHOWN = 20;

/** What is settled, in order. */
export function authorBlocks({ begin, parts, outcome }: AuthorState, look: Look): readonly Block[] {
  if (begin === null) return [];
  const head = { lines: headLines(begin, look) };
  const settled = parts.map((part) => ({ lines: partLines(part, look) }));
  if (outcome === null) return [head, ...settled];
  return [head, ...settled, { lines: endLines(outcome, look) }];
}

function headLines({ module, scope }: AuthorBegin, look: Look): readonly Line[] {
  const { number, title: name } = module;
  const title = say.author.title({ module: number, dot: look.glyphs.dot, title: name });
  const form = (scope.isShort ? say.author.shortForm : say.author.seeds)({ seeds: scope.seeds });
  return [...spread([span(title, 'strong')], [span(form, 'quiet')], look), EMPTY_LINE];
}

function partLines(report: PartReport, look: Look): readonly Line[] {
  const { part, figures, problems, notes, elapsedMs } = report;
  const isFine = problems.length === 0;
  const mark = look.glyphs[isFine ? 'passed' : 'failed'];
  const label = [
    span(
      `  ${pad(mark, Math.max(look.glyphs.passed.length, look.glyphs.failed.length))} `,
      isFine ? 'good' : 'bad',
    ),
    span(pad(part, NAME_WIDTH)),
  ];
  const told = Object.entries(figures).map(([what, amount]) => `${amount} ${what}`);
  const width = look.width - TIME_WIDTH;
  const [first = [], ...more] = labelled(label, told.join(` ${look.glyphs.dot} `), { width });
  return [
    ...spread(first, [span(duration(elapsedMs), 'quiet')], look),
    ...more,
    ...problems.slice(0, PROBLEMS_SHOWN).flatMap((problem) => indented(problem, look, 'bad')),
    ...(problems.length > PROBLEMS_SHOWN
      ? indented(say.words.andMore({ amount: problems.length - PROBLEMS_SHOWN }), look, 'bad')
      : []),
    ...notes.flatMap((note) => indented(note, look, 'quiet')),
  ];
}

function indented(text: string, { width }: Look, tone: 'bad' | 'quiet'): readonly Line[] {
  return paragraph(text, { width, indent: 6, tone });
}

function endLines(outcome: AuthorOutcome, look: Look): readonly Line[] {
  const problems = outcome.parts.reduce((total, part) => total + part.problems.length, 0);
  const sentence = isWell(outcome)
    ? line(say.author.allWell, 'good')
    : line(say.author.problems({ problems }), 'bad');
  return [EMPTY_LINE, ...spread(sentence, [span(duration(outcome.elapsedMs), 'quiet')], look)];
}
