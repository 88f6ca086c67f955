import { type Finding, worst } from '@tito/check';
import { zeros } from '@tito/tensor';
import type { Check14 } from './contract.ts';
import { figureIs } from './judging.ts';

function count(call: string, yours: number, expected: number): Finding {
  return figureIs(call, yours, expected, 'told', 'values off');
}

const values: Check14 = {
  id: '14.1-public-values',
  task: '14.1',
  title: 'values of tensors and typed arrays, at any depth',
  weight: 1,
  mustFail: ['only-weight-and-bias', 'float32-only', 'bytes-not-values', 'numbers-counted'],
  async judge({ student }) {
    const [weight, bias] = [zeros([10, 784]), zeros([10])];
    const layer = { weight, bias };
    const codes = { codes: new Int8Array(6), scale: 0.5, zeroPoint: -3 };
    return worst([
      count('countParameters({})', await student.countParameters({}), 0),
      count('countParameters of a layer 784-10', await student.countParameters(layer), 7850),
      count(
        'countParameters of two such layers in { layers: [{ inner: [...] }] }',
        await student.countParameters({ layers: [{ inner: [layer, layer] }] }),
        15_700,
      ),
      count(
        'countParameters({ codes: Int8Array of 6, scale, zeroPoint })',
        await student.countParameters(codes),
        6,
      ),
    ]);
  },
};

const once: Check14 = {
  id: '14.1-public-once',
  task: '14.1',
  title: 'what is shared counts once, and a cycle ends',
  weight: 1,
  mustFail: [
    'shared-counted-twice',
    'cycles-not-noticed',
    'arrays-of-a-buffer-once',
    'buffers-have-values',
  ],
  async judge({ student, given }) {
    const shared = await given.buildGraph({
      buffers: [80],
      nodes: [
        { kind: 'list', holds: [1, 2, 1] },
        { kind: 'array', type: 'Float32Array', buffer: 0, offset: 0, length: 20 },
        { kind: 'record', holds: [1, 0] },
      ],
    });
    const views = await given.buildGraph({
      buffers: [80, 7],
      nodes: [
        { kind: 'list', holds: [1, 2, 3] },
        { kind: 'array', type: 'Float32Array', buffer: 0, offset: 0, length: 12 },
        { kind: 'array', type: 'Float32Array', buffer: 0, offset: 48, length: 8 },
        { kind: 'buffer', buffer: 1 },
      ],
    });
    return worst([
      count(
        'countParameters([w, { decoder: w, parent }, w]), w of 20 values, parent the list itself',
        await student.countParameters(shared),
        20,
      ),
      count(
        'countParameters of two typed arrays, 12 and 8 values, over one buffer, and 7 bare bytes',
        await student.countParameters(views),
        20,
      ),
    ]);
  },
};

const collections: Check14 = {
  id: '14.1-public-collections',
  task: '14.1',
  title: 'Maps and Sets are entered, getters are not called',
  weight: 1,
  mustFail: ['maps-not-entered', 'map-keys-left-out', 'sets-not-entered', 'getters-called'],
  async judge({ student, given }) {
    const arrays = [1, 2, 4, 8].map((length, buffer) => ({
      kind: 'array' as const,
      type: 'Int8Array' as const,
      buffer,
      offset: 0,
      length,
    }));
    const root = await given.buildGraph({
      buffers: [1, 2, 4, 8],
      nodes: [
        { kind: 'record', holds: [1, 2, 3] },
        { kind: 'map', holds: [4, 5] },
        { kind: 'set', holds: [6] },
        { kind: 'getter', holds: [7] },
        ...arrays,
      ],
    });
    return count(
      'countParameters of { map: key 1 value, item 2 values; set: 4 values; a getter for 8 more }',
      await student.countParameters(root),
      7,
    );
  },
};

export const parameters: readonly Check14[] = [values, once, collections];
