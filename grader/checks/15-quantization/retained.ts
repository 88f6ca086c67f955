// What stays in memory when a float layer has been quantized and let go. The process's own count of
// retained bytes is read before and after, so that whatever else it holds cancels out.
import {
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

/** What runs differ by. Twenty of one submission: up to 0.0044 of the float bytes. */
const NOISE = 0.01;
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
  await warmUp(context);
  const before = await memory.retainedBytes();
  const linears: RemoteObject<LinearLike>[] = [];
  for (const parameters of layers) linears.push(await build(given, parameters));
  const float = (await memory.retainedBytes()) - before;
  const containers = await quantize(linears);
  for (const handle of [...linears, ...containers]) await memory.release(handle);
  const quantized = (await memory.retainedBytes()) - before;
  const alive: boolean[] = [];
  for (const linear of linears) alive.push(await memory.isAlive(linear));
  return { ballast: before - atRest, float, quantized, sourceIsAlive: alive.includes(true) };
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

function judge(name: string, layers: readonly Parameters[], retained: Retained): Finding {
  const bytes = layers.reduce(
    (sum, { weight, bias }) => sum + weight.data.byteLength + (bias?.data.byteLength ?? 0),
    0,
  );
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
  const found = worst([
    atMost(
      retained.sourceIsAlive ? 1 : 0,
      0,
      'float layers kept',
      `${name}: the float layer is still referenced after quantization, so nothing is saved.`,
    ),
    atMost(
      ratio,
      LIMIT,
      limit.unit,
      `${name}: more memory is retained than int8 codes, scales and biases take.`,
    ),
  ]);
  return withNoise(found, NOISE);
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
    return judge('QuantizedLinear', layers, retained);
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
    return judge('quantizeModel', layers, retained);
  },
};
