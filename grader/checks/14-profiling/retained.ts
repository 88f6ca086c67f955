import { repeat } from '@tito/check';
import type { Check14, Context14 } from '@tito/module-14-profiling/contract';
import { bytesAre } from '@tito/module-14-profiling/judging';
import { drawGraph, type GraphWishes } from './draw.ts';
import { bytesOf } from './oracle.ts';

const TRIALS = 6;

function judgeGraphs({ student, given, random }: Context14, wishes: GraphWishes, what: string) {
  return repeat(TRIALS, async () => {
    const spec = drawGraph(random, wishes);
    const yours = await student.retainedBytes(await given.buildGraph(spec));
    return bytesAre(`retainedBytes of ${what}`, yours, bytesOf(spec), 'kept');
  });
}

const views: Check14 = {
  id: '14.2-views',
  task: '14.2',
  title: 'whole buffers, each once, by element type',
  weight: 3,
  mustFail: [
    'bytes-of-the-view',
    'once-per-view',
    'four-bytes-each',
    'float64-left-out',
    'uint8-as-int8',
    'megabytes',
  ],
  judge: (context) => judgeGraphs(context, {}, 'views of shared buffers'),
};

const bare: Check14 = {
  id: '14.2-bare-buffers',
  task: '14.2',
  title: 'buffers that no view uses, and those that one does as well',
  weight: 1,
  mustFail: ['bare-buffers-missed', 'bare-buffers-counted-again'],
  judge: (context) => judgeGraphs(context, { bareBuffers: true }, 'buffers without a view'),
};

const getters: Check14 = {
  id: '14.2-getters',
  task: '14.2',
  title: 'what only a getter answers with is not retained',
  weight: 1,
  mustFail: ['retained-getters-called'],
  judge: (context) => judgeGraphs(context, { getters: true }, 'objects with a getter'),
};

export const retained: readonly Check14[] = [views, bare, getters];
