// What stays in memory when a float layer has been quantized and let go.
//
// Two counts are kept. The process's own count of retained bytes, read before and after so that
// whatever else it holds cancels out, is exact to a few kilobytes: it tells 0.25 from 0.27. But it is
// the word of a process in which the learner's code runs. The kernel's count of the process's private
// memory, read from outside, is coarser (V8 grows by some megabytes as it loads and compiles), and nothing in
// that process can change it: it tells whether the float weights were given back at all.
import {
  atLeast,
  atMost,
  type CheckContext,
  fail,
  type Finding,
  type RemoteObject,
  withNoise,
} from '@tito/check';
import type { Check15, Given15 } from '@tito/module-15-quantization/contract';
import { worst } from '@tito/module-15-quantization/judging';
import type { Layer, LinearLike } from '@tito/nn';
import type { Module15, QParams } from '@tito/quantization/contract';
import { type Random, randomUniform, zeros } from '@tito/tensor';
import { build, drawParameters, type Parameters } from './layers.ts';

type Context = CheckContext<Module15, Given15>;

/** int8 codes are 0.25 of the float weights; scales, biases and objects come on top. */
const LIMIT = 0.27;
/** Less than the codes alone cannot be what is retained: something else was let go meanwhile. */
const LEAST = 0.24;

/** What a rehearsal may leave behind. Memory held in advance could be given up for a float copy. */
const BALLAST_BYTES = 3 << 20;

/**
 * What the kernel has to get back when the float layer is let go, of the layer's bytes. Measured:
 * 1.00 for correct solutions, 0.00 where the layer is kept.
 */
const RETURNED = 0.8;
/**
 * What the process may grow by from before the learner's code was loaded until the float layer is
 * let go, of the layer's bytes. Codes are 0.25; with V8's own growth, correct solutions were measured
 * at 0.44 to 0.53. A float copy anywhere makes it 1.47 or more, whatever was given up meanwhile.
 */
const GROWN = 0.95;
/** What runs differ by. Twenty of one submission: up to 0.0044 of the float bytes. */
const NOISE = 0.01;
/** The same for what the process has grown by. */
const GROWN_NOISE = 0.1;
const BALLAST_NOISE_BYTES = 1 << 18;

const INPUT: QParams = { scale: 0.01, zeroPoint: -5 };

interface Retained {
  /** Bytes that the learner's code holds since the rehearsal, before there is any large layer. */
  readonly ballast: number;
  /** Bytes that the float layers take, as measured. */
  readonly float: number;
  /** Bytes that are there once the float layers were let go. */
  readonly quantized: number;
  readonly sourceIsAlive: boolean;
  readonly outside: Outside | null;
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
async function warmUp({ student, given, random }: Context): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const layer = await build(given, drawParameters(random, 256, 256));
    const model = await given.Sequential.create([layer, await given.ReLU.create()]);
    const x = randomUniform([4, 256], random, -1, 1);
    const quantized = await student.QuantizedLinear.create(layer, INPUT);
    await quantized.forward(x);
    const converted = await student.quantizeModel(model, [x]);
    await converted.model.forward(x);
  }
}

/** Rehearses, then measures float layers, lets `quantize` make something of them, releases them and measures again. */
async function measure(
  context: Context,
  layers: readonly Parameters[],
  quantize: (linears: readonly RemoteObject<LinearLike>[]) => Promise<readonly object[]>,
): Promise<Retained> {
  const { given, memory } = context;
  const atRest = await memory.retainedBytes();
  const outsideAtRest = memory.processBytes();
  await warmUp(context);
  const before = await memory.retainedBytes();
  const linears: RemoteObject<LinearLike>[] = [];
  for (const parameters of layers) linears.push(await build(given, parameters));
  const float = (await memory.retainedBytes()) - before;
  const containers = await quantize(linears);
  await memory.retainedBytes(); // lets go of what quantizing left behind
  const outsideWithFloat = memory.processBytes();
  for (const handle of [...linears, ...containers]) await memory.release(handle);
  const quantized = (await memory.retainedBytes()) - before;
  const outside = changes(outsideAtRest, outsideWithFloat, memory.processBytes());
  const alive: boolean[] = [];
  for (const linear of linears) alive.push(await memory.isAlive(linear));
  return {
    ballast: before - atRest,
    float,
    quantized,
    sourceIsAlive: alive.includes(true),
    outside,
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

const BLOCK = 1 << 16;

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

function judge(
  name: string,
  bytes: number,
  retained: Retained,
  outside: readonly Finding[] = [],
): Finding {
  const ratio = retained.quantized / bytes;
  const limit = {
    limit: LIMIT,
    unit: 'of the bytes of the float layers',
    sense: 'at most',
  } as const;
  const unmeasured = fail(
    { value: ratio, ...limit },
    `${name}: other memory was let go in between, so that what is retained cannot be measured.`,
    `${name}: float layers of ${bytes} bytes were measured as ${retained.float}, what is left as ${retained.quantized}.`,
  );
  if (!(retained.ballast <= BALLAST_BYTES)) {
    const ballast = fail(
      { value: retained.ballast, limit: BALLAST_BYTES, unit: 'bytes', sense: 'at most' },
      `${name}: a rehearsal with small layers leaves too much memory behind.`,
    );
    return withNoise(ballast, BALLAST_NOISE_BYTES);
  }
  if (!(Math.abs(retained.float / bytes - 1) <= 0.05) || !(ratio >= LEAST))
    return withNoise(unmeasured, NOISE);
  return worst([
    atMost(
      retained.sourceIsAlive ? 1 : 0,
      0,
      'float layers kept',
      `${name}: the float layer is still referenced after quantization, so nothing is saved.`,
    ),
    withNoise(
      atMost(
        ratio,
        LIMIT,
        limit.unit,
        `${name}: more memory is retained than int8 codes, scales and biases take.`,
      ),
      NOISE,
    ),
    ...outside,
  ]);
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
  return [withNoise(returned, NOISE), withNoise(grown, GROWN_NOISE)];
}

/** A layer of 16 MiB in float32. */
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
  async judge(context) {
    const { student, random } = context;
    const layers = [drawLarge(random, 1024, 4096)];
    const kept: RemoteObject<Layer>[] = [];
    const retained = await measure(context, layers, async (linears) => {
      for (const linear of linears) {
        const layer = await student.QuantizedLinear.create(linear, INPUT);
        await layer.forward(zeros([1, 4096]));
        kept.push(layer);
      }
      return [];
    });
    const bytes = bytesOf(layers);
    const outside = judgeOutside('QuantizedLinear', bytes, retained.outside);
    return judge('QuantizedLinear', bytes, retained, outside);
  },
};

export const modelRetained: Check15 = {
  id: '15.8-retained-bytes',
  task: '15.8',
  title: 'a quantized model retains a quarter of the float model, and none of its Linear layers',
  weight: 3,
  mustFail: ['model-unchanged', 'float-layer-kept-privately'],
  needs: 'collector',
  async judge(context) {
    const { student, given, random } = context;
    const layers = [drawLarge(random, 1024, 1024), drawLarge(random, 512, 1024)];
    const x = randomUniform([4, 1024], random, -1, 1);
    const kept: RemoteObject<Layer>[] = [];
    const retained = await measure(context, layers, async ([first, second]) => {
      if (first === undefined || second === undefined) return [];
      const relu = await given.ReLU.create();
      const source = await given.Sequential.create([first, relu, second]);
      const { model } = await student.quantizeModel(source, [x]);
      await model.forward(x);
      kept.push(model);
      return [source];
    });
    return judge('quantizeModel', bytesOf(layers), retained);
  },
};
