import { worst } from '@tito/check';
import type { ArrayNode } from '@tito/profiling/simulation';
import { zeros } from '@tito/tensor';
import type { Check14 } from './contract.ts';
import { bytesAre } from './judging.ts';

const NONE = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };

const types: Check14 = {
  id: '14.2-public-types',
  task: '14.2',
  title: 'int8 codes take a quarter of float32 weights, and it shows',
  weight: 1,
  mustFail: ['four-bytes-each', 'uint8-as-int8', 'float64-left-out', 'megabytes'],
  async judge({ student }) {
    const float = { weight: zeros([10, 784]), bias: zeros([10]) };
    const int8 = { codes: new Int8Array(7840), bias: zeros([10]), scale: 0.01 };
    const others = {
      a: new Uint8Array(3),
      b: new Int32Array(2),
      c: new Float64Array(5),
      d: new Int8Array(1),
    };
    return worst([
      bytesAre(
        'retainedBytes of a float32 layer 784-10',
        await student.retainedBytes(float),
        { total: 31_400, byDType: { ...NONE, float32: 31_400 } },
        'told',
      ),
      bytesAre(
        'retainedBytes of the same layer with int8 codes',
        await student.retainedBytes(int8),
        { total: 7880, byDType: { ...NONE, float32: 40, int8: 7840 } },
        'told',
      ),
      bytesAre(
        'retainedBytes of 3 uint8, 2 int32, 5 float64 values and 1 int8 value',
        await student.retainedBytes(others),
        { total: 52, byDType: { float32: 0, int8: 1, uint8: 3, int32: 8, other: 40 } },
        'told',
      ),
    ]);
  },
};

/** A view of the first buffer; the offset is in bytes, the length in values. */
function view(offset: number, length: number): ArrayNode {
  return { kind: 'array', type: 'Float32Array', buffer: 0, offset, length };
}

const buffers: Check14 = {
  id: '14.2-public-buffers',
  task: '14.2',
  title: 'a view retains its whole buffer, once',
  weight: 1,
  mustFail: [
    'bytes-of-the-view',
    'once-per-view',
    'bare-buffers-missed',
    'bare-buffers-counted-again',
    'retained-getters-called',
  ],
  async judge({ student, given }) {
    const root = await given.buildGraph({
      buffers: [4000, 7, 16],
      nodes: [
        { kind: 'list', holds: [1, 2, 3, 4, 5] },
        view(0, 10),
        view(40, 20),
        { kind: 'buffer', buffer: 1 },
        { kind: 'buffer', buffer: 0 },
        { kind: 'getter', holds: [6] },
        { kind: 'array', type: 'Int8Array', buffer: 2, offset: 0, length: 16 },
      ],
    });
    return bytesAre(
      'retainedBytes of two views, 10 and 20 values, on a buffer of 4,000 bytes, that buffer itself, 7 bare bytes, and a getter for 16 more',
      await student.retainedBytes(root),
      { total: 4007, byDType: { ...NONE, float32: 4000, other: 7 } },
      'told',
    );
  },
};

export const retained: readonly Check14[] = [types, buffers];
