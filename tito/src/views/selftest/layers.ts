import { ATTEMPT_NAMES, type MatrixRow } from '@tito/grader';
import { EMPTY_LINE, type Line, line, type Span, span } from '../line.ts';
import { pad } from '../width.ts';

const NAME = 26;
const CELL = 8;

const HEADINGS: Readonly<Record<MatrixRow['layers'], string>> = {
  none: 'nothing',
  limits: 'limits',
  namespaces: 'spaces',
  filter: '+filter',
  Node: 'Node',
  all: 'all',
};

/** What an attacker would try first, a row each, and what becomes of it under each layer alone. */
export function layerLines(matrix: readonly MatrixRow[]): readonly Line[] {
  if (matrix.length === 0) return [];
  const headings = matrix.map(({ layers }) => pad(HEADINGS[layers], CELL)).join('');
  return [
    line(`  ${pad('Tried under', NAME)}${headings}`, 'quiet'),
    ...attempts.map(([attempt, name]) =>
      [span(`  ${pad(name, NAME)}`)].concat(matrix.map((row) => cell(row, attempt))),
    ),
    EMPTY_LINE,
    line('  nothing: an own user, no environment   limits: the kernel, by ulimit', 'quiet'),
    line('  spaces: namespaces, an empty root      +filter: and of system calls', 'quiet'),
  ];
}

type Attempt = keyof typeof ATTEMPT_NAMES;
// The table is keyed by attempts.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const attempts = Object.entries(ATTEMPT_NAMES) as readonly [Attempt, string][];

function cell({ layers, result }: MatrixRow, attempt: Attempt): Span {
  if ('failed' in result) return span(pad('n/a', CELL), 'quiet');
  if (!result.open.has(attempt)) return span(pad('closed', CELL), 'good');
  return span(pad('open', CELL), layers === 'all' ? 'bad' : 'quiet');
}
