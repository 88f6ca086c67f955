import { refuses, worst } from '@tito/check';
import type { Check01 } from './contract.ts';
import { numberIs, SHAPE_ERRORS } from './judging.ts';

const memory: Check01 = {
  id: '01.8-public-memory',
  task: '01.8',
  title: 'bytes, places, and cache lines',
  weight: 1,
  mustFail: [
    'bytes-always-four',
    'bytes-without-size',
    'place-column-major',
    'place-without-strides',
    'broadcast-bytes-of-result',
    'broadcast-bytes-in-values',
    'lines-in-values',
    'lines-one-per-row',
  ],
  async judge({ student }) {
    return worst([
      numberIs(
        "bytesOf([64, 784], 'float32')",
        await student.bytesOf([64, 784], 'float32'),
        200_704,
        'told',
      ),
      numberIs(
        "bytesOf([64, 784], 'int8')",
        await student.bytesOf([64, 784], 'int8'),
        50_176,
        'told',
      ),
      numberIs(
        'flatIndex([1, 0, 2], [2, 3, 4])',
        await student.flatIndex([1, 0, 2], [2, 3, 4]),
        14,
        'told',
      ),
      numberIs(
        'broadcastBytes([64, 1000], [1000])',
        await student.broadcastBytes([64, 1000], [1000]),
        252_000,
        'told',
      ),
      numberIs('columnLines(100, 64, 64)', await student.columnLines(100, 64, 64), 100, 'told'),
      numberIs('columnLines(100, 4, 64)', await student.columnLines(100, 4, 64), 25, 'told'),
    ]);
  },
};

const numbers: Check01 = {
  id: '01.8-public-numbers',
  task: '01.8',
  title: 'operations, intensity, and whole numbers',
  weight: 1,
  mustFail: [
    'flops-multiplications-only',
    'flops-of-square',
    'intensity-per-value',
    'intensity-of-two',
    'lost-power-itself',
  ],
  async judge({ student }) {
    return worst([
      numberIs(
        'matmulFlops(64, 784, 128)',
        await student.matmulFlops(64, 784, 128),
        12_845_056,
        'told',
      ),
      numberIs('matmulIntensity(768)', await student.matmulIntensity(768), 128, 'told'),
      numberIs('firstLostInteger(24)', await student.firstLostInteger(24), 16_777_217, 'told'),
      await refuses(
        'flatIndex',
        [['[2, 0] in [2, 2]', () => student.flatIndex([2, 0], [2, 2])]],
        SHAPE_ERRORS,
      ),
      await refuses('firstLostInteger', [['0 bits', () => student.firstLostInteger(0)]]),
    ]);
  },
};

export const answers: readonly Check01[] = [memory, numbers];
