import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, drawDigits } from '@tito/nn';
import { fromData } from '@tito/tensor';
import { z } from 'zod';
import type { LabelledTask } from '../labelled-task.ts';
import { floatModel, type Parameters } from '../layers.ts';

const Weights = z.object({
  settings: z.object({
    size: z.int(),
    hidden: z.int(),
    classes: z.int(),
    seed: z.string(),
  }),
  /** On the test set of `train.ts`; a number from 0 to 1. */
  testAccuracy: z.number(),
  /** float32, little-endian, base64: weight [out, in] and bias [out] of each layer. */
  parameters: z.string(),
});

const file = Weights.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'digits.json'), 'utf8')),
);

const { settings } = file;

/** The accuracy that was measured when the weights were written. */
export const testAccuracy: number = file.testAccuracy;

function readLayers(): readonly Parameters[] {
  const bytes = Uint8Array.from(Buffer.from(file.parameters, 'base64'));
  const values = new Float32Array(bytes.buffer);
  const { size, hidden, classes } = settings;
  let offset = 0;
  const take = (length: number): Float32Array => values.slice(offset, (offset += length));
  const layer = (from: number, to: number): Parameters => ({
    weight: fromData(take(to * from), [to, from]),
    bias: fromData(take(to), [to]),
  });
  return [layer(size * size, hidden), layer(hidden, classes)];
}

const layers = readLayers();

/** Drawn from seeds that training does not use; submissions get different parts of them. */
const CALIBRATION_IMAGES = 1000;
const TEST_IMAGES = 4000;

const draw = (count: number, part: string): Dataset =>
  drawDigits({ count, size: settings.size, seed: `${settings.seed}, judged, ${part}` });

/** Computed when first asked for: drawing takes longer than most packs take to judge. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: compute() }).value;
}

const calibration = once(() => draw(CALIBRATION_IMAGES, 'calibration').images);
const test = once(() => draw(TEST_IMAGES, 'test'));
const logits = once(() => floatModel(layers).forward(test().images));

/** Drawn digits of 10 x 10 pixels, and a model that `train.ts` trained on others. */
export const digits: LabelledTask = {
  layers,
  get calibration() {
    return calibration();
  },
  get test() {
    return test();
  },
  get logits() {
    return logits();
  },
};
