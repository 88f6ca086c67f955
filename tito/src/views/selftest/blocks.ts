import { printable } from '@tito/grader';
import type { CaseResult, CategorySummary } from '@tito/grader/authoring';
import type { DefenceOutcome } from '../../jobs/events/selftest.ts';
import { duration } from '../../words.ts';
import { EMPTY_LINE, type Line, paragraph, span, spread } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { pad } from '../width.ts';
import { layerLines } from './layers.ts';
import type { SelftestState } from './state.ts';
import { say } from '../../messages/index.ts';

const LABEL = 34;
const FIGURE = 12;
const ACTUAL_LENGTH = 400;

/** What is settled of a selftest: what layers keep out, each defence that did not hold, and the summary. */
export function selftestBlocks(state: SelftestState, look: Look): readonly Block[] {
  const { isolation, total, matrix, open, outcome } = state;
  if (isolation === null || total === 0 || (state.judged === 0 && outcome === null)) return [];
  const title = spread(
    [span(say.selftest.title, 'strong')],
    [span(say.selftest.facts({ attacks: total, isolation: isolation.level }), 'quiet')],
    look,
  );
  return [
    { lines: [...title, EMPTY_LINE, ...layerLines(matrix, look), EMPTY_LINE] },
    ...open.map((result) => ({ lines: openLines(result, look) })),
    ...(outcome === null ? [] : [{ lines: endLines(outcome, look) }]),
  ];
}

/** A defence that did not hold: its number, what was tried, what should have come and what came. */
function openLines({ label, attack, expected, actual }: CaseResult, look: Look): readonly Line[] {
  const { width } = look;
  return [
    [span(`  ${mark(false, look)} `, 'bad'), span(label, 'strong')],
    ...paragraph(attack.what, { width, indent: 4 }),
    ...paragraph(say.selftest.expected({ what: expected }), { width, indent: 4, tone: 'quiet' }),
    ...paragraph(say.selftest.ended({ what: printable(actual, ACTUAL_LENGTH) }), {
      width,
      indent: 4,
      tone: 'quiet',
    }),
  ];
}

function endLines(outcome: DefenceOutcome, look: Look): readonly Line[] {
  const { categories, absences, neighbours, results, elapsedMs } = outcome;
  const { width } = look;
  const held = results.filter((result) => result.held).length;
  const calm = say.words.partOf({ part: neighbours.unchanged, total: neighbours.total });
  const isCalm = neighbours.unchanged === neighbours.total;
  const absent = absences.map(({ category, number, why }) => `${category}${number}: ${why}`);
  return [
    ...categories.map((summary) => categoryLine(summary, look)),
    EMPTY_LINE,
    [
      span(`  ${mark(isCalm, look)} `, isCalm ? 'good' : 'bad'),
      span(pad(say.selftest.neighbours, LABEL)),
      span(pad(calm, FIGURE)),
      span(say.selftest.keepPoints, 'quiet'),
    ],
    ...absent.flatMap((text) =>
      paragraph(say.selftest.notTried({ what: text }), { width, indent: 4, tone: 'quiet' }),
    ),
    EMPTY_LINE,
    ...spread(
      [
        span(
          `  ${say.selftest.defencesHeld({ held, total: results.length })}`,
          outcome.held ? 'good' : 'bad',
        ),
      ],
      [span(duration(elapsedMs), 'quiet')],
      look,
    ),
  ];
}

function categoryLine({ category, title, held, total }: CategorySummary, look: Look): Line {
  return [
    span(`  ${mark(held === total, look)} `, held === total ? 'good' : 'bad'),
    span(pad(`${category}  ${title}`, LABEL)),
    span(pad(say.words.partOf({ part: held, total }), FIGURE)),
    span(say.selftest.held, 'quiet'),
  ];
}

function mark(holds: boolean, { glyphs }: Look): string {
  return pad(
    holds ? glyphs.passed : glyphs.failed,
    Math.max(glyphs.passed.length, glyphs.failed.length),
  );
}
