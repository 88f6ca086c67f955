import { repeat } from '@tito/check';
import type { Check14, Context14 } from '@tito/module-14-profiling/contract';
import { figureIs } from '@tito/module-14-profiling/judging';
import type { ArrayNode } from '@tito/profiling/simulation';
import { drawGraph, type GraphWishes } from './draw.ts';
import { parametersOf } from './oracle.ts';

const TRIALS = 6;

function judgeGraphs({ student, given, random }: Context14, wishes: GraphWishes, what: string) {
  return repeat(TRIALS, async () => {
    const spec = drawGraph(random, wishes);
    const yours = await student.countParameters(await given.buildGraph(spec));
    return figureIs(`countParameters of ${what}`, yours, parametersOf(spec), 'kept', 'values off');
  });
}

const graphs: Check14 = {
  id: '14.1-graphs',
  task: '14.1',
  title: 'objects that share arrays and refer to each other',
  weight: 3,
  mustFail: [
    'shared-counted-twice',
    'cycles-not-noticed',
    'arrays-of-a-buffer-once',
    'only-weight-and-bias',
    'one-level-deep',
    'float32-only',
    'bytes-not-values',
  ],
  judge: (context) => judgeGraphs(context, {}, 'objects that share arrays'),
};

const buffers: Check14 = {
  id: '14.1-buffers',
  task: '14.1',
  title: 'a buffer without a view has no values',
  weight: 1,
  mustFail: ['bytes-not-values', 'buffers-have-values'],
  judge: (context) => judgeGraphs(context, { bareBuffers: true }, 'objects that hold buffers too'),
};

const getters: Check14 = {
  id: '14.1-getters',
  task: '14.1',
  title: 'no code of the model is run',
  weight: 1,
  mustFail: ['getters-called'],
  judge: (context) => judgeGraphs(context, { getters: true }, 'objects with a getter'),
};

/** All values of a buffer of this many bytes. */
function int8(buffer: number, length: number): ArrayNode {
  return { kind: 'array', type: 'Int8Array', buffer, offset: 0, length };
}

/** Each kind of collection by itself: values must be found behind each. */
const collections: Check14 = {
  id: '14.1-collections',
  task: '14.1',
  title: 'Maps, their keys, and Sets',
  weight: 1,
  mustFail: ['maps-not-entered', 'map-keys-left-out', 'sets-not-entered'],
  judge: ({ student, given, random }) =>
    repeat(3, async (i) => {
      const kind = (['map', 'set', 'list'] as const)[i] ?? 'list';
      const [a, b] = [1 + random.integer(90), 1 + random.integer(90)];
      const root = await given.buildGraph({
        buffers: [a, b],
        nodes: [{ kind, holds: [1, 2] }, int8(0, a), int8(1, b)],
      });
      const yours = await student.countParameters(root);
      return figureIs(`countParameters of a ${kind}`, yours, a + b, 'kept', 'values off');
    }),
};

export const parameters: readonly Check14[] = [graphs, buffers, getters, collections];
