import { type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check01 } from '@tito/module-01-tensor/contract';
import { numberIs, SHAPE_ERRORS } from '@tito/module-01-tensor/judging';
import type { Random } from '@tito/tensor';
import { drawBroadcast, drawShape } from './draw.ts';
import { placeOf, product, stretchedShape } from './oracle.ts';

type Student = Parameters<Check01['judge']>[0]['student'];

/** A check of one question with drawn figures. */
function question(
  id: string,
  title: string,
  mustFail: readonly string[],
  ask: (student: Student, random: Random, i: number) => Promise<Finding>,
): Check01 {
  return {
    id: `01.8-${id}`,
    task: '01.8',
    title,
    weight: 1,
    mustFail,
    judge: ({ student, random }) => repeat(8, (i) => ask(student, random, i)),
  };
}

const WIDTHS = [
  ['float32', 4],
  ['int8', 1],
  ['uint8', 1],
  ['int32', 4],
] as const;

const bytes = question(
  'bytes',
  'bytes of a tensor',
  ['bytes-always-four', 'bytes-without-size'],
  async (student, random, i) => {
    const [dtype, width] = WIDTHS[i % WIDTHS.length] ?? WIDTHS[0];
    const shape = drawShape(random, i % 5);
    return numberIs('bytesOf', await student.bytesOf(shape, dtype), width * product(shape), 'kept');
  },
);

const places = question(
  'places',
  'where a value lies',
  ['place-column-major', 'place-without-strides', 'place-of-any-index'],
  async (student, random, i) => {
    const shape = drawShape(random, 1 + (i % 4));
    const index = shape.map((size) => random.integer(size));
    const axis = random.integer(shape.length);
    const size = shape[axis] ?? 0;
    const ask = (other: readonly number[]) => () => student.flatIndex(other, shape);
    return worst([
      numberIs('flatIndex', await ask(index)(), placeOf(index, shape), 'kept'),
      await refuses(
        'flatIndex',
        [
          ['an index at the end of an axis', ask(index.with(axis, size))],
          ['a negative index', ask(index.with(axis, -1))],
          ['half an index', ask(index.with(axis, 0.5))],
          ['an index too few', ask(index.slice(1))],
          ['an index too many', ask([...index, 0])],
        ],
        SHAPE_ERRORS,
      ),
    ]);
  },
);

const saved = question(
  'broadcast-bytes',
  'what broadcasting saves',
  ['broadcast-bytes-of-result', 'broadcast-bytes-in-values'],
  async (student, random, i) => {
    const [a, b] = drawBroadcast(random, 1 + (i % 4));
    const size = product(stretchedShape(a, b));
    const expected = 4 * (size - product(a)) + 4 * (size - product(b));
    return worst([
      numberIs('broadcastBytes', await student.broadcastBytes(a, b), expected, 'kept'),
      await refuses(
        'broadcastBytes',
        [['shapes that do not broadcast', () => student.broadcastBytes([3], [2 * 3])]],
        SHAPE_ERRORS,
      ),
    ]);
  },
);

const flops = question(
  'matmul-flops',
  'operations of a product',
  ['flops-multiplications-only', 'flops-of-square'],
  async (student, random) => {
    const [m, k, n] = [1 + random.integer(900), 1 + random.integer(900), 1 + random.integer(900)];
    return numberIs('matmulFlops', await student.matmulFlops(m, k, n), 2 * m * k * n, 'kept');
  },
);

/** Multiples of 6: the answer is a whole number, however it is computed. */
const intensity = question(
  'matmul-intensity',
  'operations per byte',
  ['intensity-per-value', 'intensity-of-two'],
  async (student, random) => {
    const n = 6 * (1 + random.integer(500));
    return numberIs('matmulIntensity', await student.matmulIntensity(n), n / 6, 'kept');
  },
);

const lost = question(
  'lost-integers',
  'the first whole number that is lost',
  ['lost-power-itself', 'lost-any-bits'],
  async (student, random, i) => {
    const bits = [1, 52][i] ?? 2 + random.integer(50);
    return worst([
      numberIs('firstLostInteger', await student.firstLostInteger(bits), 2 ** bits + 1, 'kept'),
      await refuses('firstLostInteger', [
        ['0 bits', () => student.firstLostInteger(0)],
        ['53 bits', () => student.firstLostInteger(53)],
        ['half a bit', () => student.firstLostInteger(7.5)],
      ]),
    ]);
  },
);

const lines = question(
  'column-lines',
  'cache lines of a column',
  ['lines-in-values', 'lines-one-per-row', 'lines-one-short'],
  async (student, random, i) => {
    const lineBytes = 32 * 2 ** random.integer(3);
    const narrow = 1 + random.integer(lineBytes / 4);
    const columns = i % 2 === 0 ? narrow : narrow + lineBytes / 4;
    const rows = 1 + random.integer(200);
    const touched = new Set(
      Array.from({ length: rows }, (_, row) => Math.floor((4 * columns * row) / lineBytes)),
    );
    return numberIs(
      'columnLines',
      await student.columnLines(rows, columns, lineBytes),
      touched.size,
      'kept',
    );
  },
);

export const answers: readonly Check01[] = [bytes, places, saved, flops, intensity, lost, lines];
