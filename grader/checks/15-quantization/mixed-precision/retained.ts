// Bytes of packed layers as they are retained: exact for typed arrays, wherever they are kept.
import {
  atLeast,
  atMost,
  type CheckContext,
  type RemoteObject,
  withNoise,
  worst,
} from '@tito/check';
import type { Check15, Given15 } from '@tito/module-15-quantization/contract';
import type { Layer, LinearLike } from '@tito/nn';
import type { Module15, WeightBits } from '@tito/quantization/contract';
import { randomUniform, type Tensor } from '@tito/tensor';
import { build, drawParameters, forward, type Parameters } from '../layers.ts';
import { stillComputes } from '../still-computes.ts';
import { coarse, planBytes } from './oracle.ts';

type Context = CheckContext<Module15, Given15>;

const PLAN: readonly WeightBits[] = [4, 2];
/** Room for small tables of a learner's own; a float copy would be 8 times the bytes, int8 codes 2 times. */
const MOST = 1.1;
/** Less than the codes alone cannot be what is retained: something else was let go meanwhile. */
const LEAST = 0.95;
/**
 * What may be kept outside of arrays, of the float layers' bytes: a plain array of numbers takes 2. What
 * the engine compiles meanwhile was measured at 0.04 to 0.11.
 */
const OBJECTS = 0.5;
const OBJECTS_NOISE = 0.3;
/** What may be held before there is any large layer: it could be given up for a float copy. */
const BALLAST_BYTES = 1 << 16;

/** Makes a mixed model, runs it once, and lets go of its source: what is left is the mixed model alone. */
async function convert(
  { student, given, memory }: Context,
  layers: readonly Parameters[],
  x: Tensor,
): Promise<{
  readonly model: RemoteObject<Layer>;
  readonly linears: readonly RemoteObject<LinearLike>[];
}> {
  const linears: RemoteObject<LinearLike>[] = [];
  for (const parameters of layers) linears.push(await build(given, parameters));
  const source = await given.Sequential.create(linears);
  const { model } = await student.quantizeMixed(source, PLAN);
  await model.forward(x);
  for (const handle of [...linears, source]) await memory.release(handle);
  return { model, linears };
}

function floatBytes(layers: readonly Parameters[]): number {
  return layers.reduce((sum, { weight }) => sum + weight.data.byteLength, 0);
}

/** On the codes' weights: packed layers do not quantize their input. */
function expectedOf(layers: readonly Parameters[], x: Tensor): Tensor {
  return layers.reduce(
    (value, { weight, bias }, i) => forward({ weight: coarse(weight, PLAN[i] ?? 32), bias }, value),
    x,
  );
}

export const mixedRetained: Check15 = {
  id: '15.10-retained-bytes',
  task: '15.10',
  title: 'packed layers retain their packed bytes, and no float weights',
  weight: 3,
  mustFail: ['packed-layer-keeps-the-float-layer', 'unpacked-weights-kept'],
  needs: 'collector',
  cost: 'high',
  async judge(context) {
    const { memory, random } = context;
    const layers = [drawParameters(random, 256, 256), drawParameters(random, 32, 256)];
    const small = [drawParameters(random, 8, 16), drawParameters(random, 4, 8)];
    const rehearsed = await convert(context, small, randomUniform([1, 16], random, -1, 1));
    await memory.release(rehearsed.model);
    const before = await memory.retainedBytes();
    const x = randomUniform([2, 256], random, -1, 1);
    const { model, linears } = await convert(context, layers, x);
    const after = await memory.retainedBytes();
    const alive: boolean[] = [];
    for (const linear of linears) alive.push(await memory.isAlive(linear));
    const yours = await model.forward(x);
    await memory.release(model);
    const objects = (after.objects - before.objects) / floatBytes(layers);
    const share = (after.arrays - before.arrays) / planBytes(layers, PLAN);
    const unit = 'of the bytes of codes, scales and biases';
    return worst([
      stillComputes('quantizeMixed', yours, expectedOf(layers, x)),
      atMost(
        alive.includes(true) ? 1 : 0,
        0,
        'float layers kept',
        'quantizeMixed: a float layer is still referenced by packed ones, so nothing is saved.',
      ),
      atMost(
        share,
        MOST,
        unit,
        'quantizeMixed: more memory is retained than packed codes, scales and biases take.',
      ),
      withNoise(
        atMost(
          objects,
          OBJECTS,
          'of the bytes of the float layers outside of typed arrays',
          'quantizeMixed: numbers are kept in objects that take more memory than packed codes do.',
        ),
        OBJECTS_NOISE,
      ),
      atLeast(
        share,
        LEAST,
        unit,
        'quantizeMixed: other memory was let go in between, so that what is retained cannot be measured.',
      ),
      atMost(
        before.arrays,
        BALLAST_BYTES,
        'bytes of arrays left behind by a rehearsal',
        'quantizeMixed: a rehearsal with small layers leaves too much memory behind.',
      ),
    ]);
  },
};
