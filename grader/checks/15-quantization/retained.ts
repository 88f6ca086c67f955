// What stays in memory when a float layer has been quantized and let go.
//
// Two counts are kept. The process's own count of retained bytes, read before and after so that
// whatever else it holds cancels out, is exact to a few kilobytes: it tells 0.25 from 0.27. But it is
// the word of a process in which the learner's code runs. The kernel's count of the process's private
// memory, read from outside, is coarser (V8's own share of it differs by a megabyte between programs), and
// nothing in that process can change it: it tells whether the float weights were given back at all.
import {
  atLeast,
  atMost,
  type CheckContext,
  fail,
  type Finding,
  type RemoteObject,
  type Retained,
  withNoise,
  worst,
} from '@tito/check';
import type { Check15, Given15 } from '@tito/module-15-quantization/contract';
import type { LinearLike } from '@tito/nn';
import type { Module15, QParams } from '@tito/quantization/contract';
import { type Random, randomUniform, zeros } from '@tito/tensor';
import { build, drawParameters, forward, forwardModel, type Parameters } from './layers.ts';
import { stillComputes } from './still-computes.ts';

type Context = CheckContext<Module15, Given15>;

/** int8 codes are 0.25 of the float weights; scales and biases come on top. */
const LIMIT = 0.27;
/** Less than the codes alone cannot be what is retained: something else was let go meanwhile. */
const LEAST = 0.24;
/**
 * What may be kept outside of arrays, of the layer's bytes: objects, and code that the engine compiles
 * meanwhile. A plain array of numbers takes 2.
 */
const OBJECTS = 0.5;

/**
 * What a rehearsal may leave behind, in bytes: correct solutions, at most 300 KB of objects. Memory held in
 * advance could be given up for a float copy.
 */
const BALLAST = { arrays: 1 << 18, objects: 3 << 18 };

/**
 * What the kernel has to get back when the float layer is let go, of the layer's bytes. Measured:
 * 1.00 for correct solutions, 0.00 where the layer is kept.
 */
const RETURNED = 0.8;
/**
 * What the process may grow by from before the learner's code was loaded until the float layer is
 * let go, of the layer's bytes. Codes are 0.25, and V8 gives back some of what it had to begin with: 33
 * correct solutions were measured at -0.06 to 0.18, and once of 260 times, on a busy machine, at 0.30. A
 * float copy anywhere makes it 1 more, whatever was given up meanwhile. The limit lies as far from the
 * largest of these as from the smallest with a copy.
 */
const GROWN = 0.6;
/** What runs differ by where the engine's own memory is counted. */
const RETURNED_NOISE = 0.05;
const GROWN_NOISE = 0.2;
const OBJECTS_NOISE = 0.3;
const BALLAST_NOISE_BYTES = 1 << 18;

const INPUT: QParams = { scale: 0.01, zeroPoint: -5 };

interface Measurement {
  /** What the learner's code holds after a rehearsal, before there is any large layer. */
  readonly ballast: Retained;
  /** What was added to that once the float layers were quantized and let go. */
  readonly added: Retained;
  readonly sourceIsAlive: boolean;
  readonly outside: Outside | null;
  readonly works: Finding;
}

/** Changes of the kernel's count, in bytes. */
interface Outside {
  /** When the float layers were let go. */
  readonly returned: number;
  /** From before the learner's code was loaded until the end. */
  readonly grown: number;
}

/**
 * A rehearsal in small: loads the learner's code and lets the engine compile it, so that neither is
 * counted as memory of a layer.
 */
async function rehearse({ student, given, memory, random }: Context): Promise<void> {
  const layer = await build(given, drawParameters(random, 64, 64));
  const model = await given.Sequential.create([layer]);
  const x = randomUniform([4, 64], random, -1, 1);
  const quantized = await student.QuantizedLinear.create(layer, INPUT);
  await quantized.forward(x);
  const converted = await student.quantizeModel(model, [x]);
  await converted.model.forward(x);
  for (const handle of [layer, model, quantized, converted.model]) await memory.release(handle);
}

/** What a measured function made: objects to let go with the float layers, and those to keep until the end. */
interface Made {
  readonly released: readonly object[];
  readonly kept: readonly object[];
  /** Whether what was counted also works: asked once all is counted. */
  readonly works: () => Promise<Finding>;
}

/** Rehearses, builds float layers, lets `quantize` make something of them, releases them and counts. */
async function measure(
  context: Context,
  layers: readonly Parameters[],
  quantize: (linears: readonly RemoteObject<LinearLike>[]) => Promise<Made>,
  seen: 'inside' | 'outside too',
): Promise<Measurement> {
  const { given, memory } = context;
  await given.ReLU.create(); // starts the process, if there is none
  const outsideAtRest = memory.processBytes();
  await rehearse(context);
  const before = await memory.retainedBytes();
  const linears: RemoteObject<LinearLike>[] = [];
  for (const parameters of layers) linears.push(await build(given, parameters));
  const { released, kept, works } = await quantize(linears);
  const how = seen === 'outside too' ? 'thorough' : undefined;
  if (seen === 'outside too') await memory.retainedBytes(how); // lets go of what quantizing left behind
  const outsideWithFloat = seen === 'outside too' ? memory.processBytes() : null;
  for (const handle of [...linears, ...released]) await memory.release(handle);
  const after = await memory.retainedBytes(how);
  const outside = changes(outsideAtRest, outsideWithFloat, memory.processBytes());
  const alive: boolean[] = [];
  for (const linear of linears) alive.push(await memory.isAlive(linear));
  const worked = await works();
  for (const handle of kept) await memory.release(handle);
  return {
    ballast: before,
    added: { arrays: after.arrays - before.arrays, objects: after.objects - before.objects },
    sourceIsAlive: alive.includes(true),
    outside,
    works: worked,
  };
}

function changes(
  atRest: number | null,
  withFloat: number | null,
  end: number | null,
): Outside | null {
  if (atRest === null || withFloat === null || end === null) return null;
  return { returned: withFloat - end, grown: end - atRest };
}

const BLOCK = 1 << 12;

/** Parameters of a large layer: memory does not depend on values, so one drawn block is repeated. */
function drawLarge(random: Random, outputs: number, inputs: number): Parameters {
  const { weight: block } = drawParameters(random, 1, BLOCK, false);
  const weight = zeros([outputs, inputs]);
  for (let start = 0; start < weight.data.length; start += BLOCK) {
    weight.data.set(block.data, start);
  }
  return { weight, bias: randomUniform([outputs], random, -1, 1) };
}

function bytesOf(layers: readonly Parameters[]): number {
  return layers.reduce(
    (sum, { weight, bias }) => sum + weight.data.byteLength + (bias?.data.byteLength ?? 0),
    0,
  );
}

const UNIT = 'of the bytes of the float layers';

function judge(
  name: string,
  bytes: number,
  { ballast, added, sourceIsAlive, works }: Measurement,
  outside: readonly Finding[] = [],
): Finding {
  const ratio = added.arrays / bytes;
  if (!(ratio >= LEAST)) {
    return fail(
      { value: ratio, limit: LEAST, unit: UNIT, sense: 'at least' },
      `${name}: other memory was let go in between, so that what is retained cannot be measured.`,
    );
  }
  return worst([
    works,
    atMost(
      sourceIsAlive ? 1 : 0,
      0,
      'float layers kept',
      `${name}: the float layer is still referenced after quantization, so nothing is saved.`,
    ),
    atMost(
      ratio,
      LIMIT,
      UNIT,
      `${name}: more memory is retained than int8 codes, scales and biases take.`,
    ),
    withNoise(
      atMost(
        added.objects / bytes,
        OBJECTS,
        `${UNIT} outside of typed arrays`,
        `${name}: numbers are kept in objects that take more memory than float weights do.`,
      ),
      OBJECTS_NOISE,
    ),
    ...judgeBallast(name, ballast),
    ...outside,
  ]);
}

function judgeBallast(name: string, ballast: Retained): readonly Finding[] {
  return (['arrays', 'objects'] as const).map((kind) => {
    const finding = atMost(
      ballast[kind],
      BALLAST[kind],
      `bytes of ${kind} left behind by a rehearsal`,
      `${name}: a rehearsal with small layers leaves too much memory behind.`,
    );
    return kind === 'arrays' ? finding : withNoise(finding, BALLAST_NOISE_BYTES);
  });
}

/**
 * What the kernel saw, in a process that had not loaded the learner's code before. Nothing where it
 * does not say: the process's own count decides alone then.
 */
function judgeOutside(name: string, bytes: number, outside: Outside | null): readonly Finding[] {
  if (outside === null) return [];
  const returned = atLeast(
    outside.returned / bytes,
    RETURNED,
    'of the bytes of the float layers given back to the system',
    `${name}: the system does not get the memory of the float layer back, so nothing is saved.`,
  );
  const grown = atMost(
    outside.grown / bytes,
    GROWN,
    'of the bytes of the float layers taken from the system in all',
    `${name}: the process holds as much memory as if a float copy were kept somewhere.`,
  );
  return [withNoise(returned, RETURNED_NOISE), withNoise(grown, GROWN_NOISE)];
}

/** A layer of 4 MiB in float32. */
export const layerRetained: Check15 = {
  id: '15.7-retained-bytes',
  task: '15.7',
  title: 'a quantized layer retains a quarter of the float layer, and not the layer itself',
  weight: 6,
  mustFail: [
    'float-layer-kept',
    'float-layer-kept-privately',
    'weights-kept-by-a-closure',
    'transposed-codes-kept',
    'dequantized-weights-kept',
  ],
  needs: 'collector',
  cost: 'high',
  async judge(context) {
    const { student, random } = context;
    const large = drawLarge(random, 512, 2048);
    const layers = [large];
    const x = randomUniform([1, 2048], random, -1, 1);
    const measured = await measure(
      context,
      layers,
      async ([linear]) => {
        if (linear === undefined) throw new Error('no layer was built');
        const layer = await student.QuantizedLinear.create(linear, INPUT);
        await layer.forward(x);
        const works = async () =>
          stillComputes('QuantizedLinear', await layer.forward(x), forward(large, x));
        return { released: [], kept: [layer], works };
      },
      'outside too',
    );
    const bytes = bytesOf(layers);
    const outside = judgeOutside('QuantizedLinear', bytes, measured.outside);
    return judge('QuantizedLinear', bytes, measured, outside);
  },
};

export const modelRetained: Check15 = {
  id: '15.8-retained-bytes',
  task: '15.8',
  title: 'a quantized model retains a quarter of the float model, and none of its Linear layers',
  weight: 3,
  mustFail: ['model-unchanged', 'float-layer-kept-privately'],
  needs: 'collector',
  cost: 'high',
  async judge(context) {
    const { student, given, random } = context;
    const layers = [drawLarge(random, 128, 1024), drawLarge(random, 64, 128)];
    const x = randomUniform([4, 1024], random, -8, 8);
    const measured = await measure(
      context,
      layers,
      async ([first, second]) => {
        if (first === undefined || second === undefined) throw new Error('no layers were built');
        const relu = await given.ReLU.create();
        const source = await given.Sequential.create([first, relu, second]);
        const { model } = await student.quantizeModel(source, [x]);
        await model.forward(x);
        const works = async () =>
          stillComputes('quantizeModel', await model.forward(x), forwardModel(layers, x));
        return { released: [source], kept: [model], works };
      },
      'inside',
    );
    return judge('quantizeModel', bytesOf(layers), measured);
  },
};
