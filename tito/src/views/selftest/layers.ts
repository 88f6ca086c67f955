import { ATTEMPT_NAMES, type MatrixRow } from '@tito/grader';
import { EMPTY_LINE, type Line, line, type Span, span } from '../line.ts';
import { isReadAloud, type Look } from '../look.ts';
import { displayWidth, pad } from '../width.ts';
import { say } from '../../messages/index.ts';

const NAME = 26;
const CELL = 8;

const HEADINGS: Readonly<Record<MatrixRow['layers'], string>> = say.selftest.layers;

/** What an attacker would try first, a row each, and what becomes of it under each layer alone. */
export function layerLines(matrix: readonly MatrixRow[], look: Look): readonly Line[] {
  if (matrix.length === 0) return [];
  if (isReadAloud(look)) return attempts.map((attempt) => statement(attempt, matrix));
  const headings = matrix.map(({ layers }) => pad(HEADINGS[layers], CELL)).join('');
  return [
    line(`  ${pad(say.selftest.triedUnder, NAME)}${headings}`, 'quiet'),
    ...attempts.map(([attempt, name]) =>
      [span(`  ${pad(name, NAME)}`)].concat(matrix.map((row) => cell(row, attempt))),
    ),
    EMPTY_LINE,
    ...legendLines(),
  ];
}

/** Read aloud, an attempt is one statement: what becomes of it under each layer. */
function statement([attempt, name]: (typeof attempts)[number], matrix: readonly MatrixRow[]): Line {
  const cells = matrix.map((row) => `${HEADINGS[row.layers]} ${cell(row, attempt).text.trim()}`);
  return line(`  ${name}: ${cells.join(', ')}.`);
}

/** What the headings stand for, in two columns. */
function legendLines(): readonly Line[] {
  const { none, limits, namespaces, filter } = HEADINGS;
  const { nothingMeans, limitsMeans, spacesMeans, filterMeans } = say.selftest;
  const left = [`${none}: ${nothingMeans}`, `${namespaces}: ${spacesMeans}`];
  const right = [`${limits}: ${limitsMeans}`, `${filter}: ${filterMeans}`];
  const width = Math.max(...left.map(displayWidth)) + 3;
  return left.map((text, i) => line(`  ${pad(text, width)}${right[i]}`, 'quiet'));
}

type Attempt = keyof typeof ATTEMPT_NAMES;
// The table is keyed by attempts.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const attempts = Object.entries(ATTEMPT_NAMES) as readonly [Attempt, string][];

function cell({ layers, result }: MatrixRow, attempt: Attempt): Span {
  if ('failed' in result) return span(pad(say.selftest.unknown, CELL), 'quiet');
  if (!result.open.has(attempt)) return span(pad(say.selftest.closed, CELL), 'good');
  return span(pad(say.selftest.open, CELL), layers === 'all' ? 'bad' : 'quiet');
}
