import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDigits } from '@tito/nn';
import { fromData } from '@tito/tensor';
import { z } from 'zod';
import type { LabelledTask } from '../accuracy.ts';
import type { Parameters } from '../layers.ts';

const Weights = z.object({
  settings: z.object({ inputs: z.int(), hidden: z.int(), classes: z.int() }),
  /** On the test set of `train.ts`; a number from 0 to 1. */
  testAccuracy: z.number(),
  /** float32, little-endian, base64: weight [out, in] and bias [out] of each layer. */
  parameters: z.string(),
});

const file = Weights.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'digits.json'), 'utf8')),
);

/** The accuracy that was measured when the weights were written. */
export const testAccuracy: number = file.testAccuracy;

function readLayers(): readonly Parameters[] {
  const bytes = Uint8Array.from(Buffer.from(file.parameters, 'base64'));
  const values = new Float32Array(bytes.buffer);
  const { inputs, hidden, classes } = file.settings;
  let offset = 0;
  const take = (length: number): Float32Array => values.slice(offset, (offset += length));
  const layer = (from: number, to: number): Parameters => ({
    weight: fromData(take(to * from), [to, from]),
    bias: fromData(take(to), [to]),
  });
  return [layer(inputs, hidden), layer(hidden, classes)];
}

/** Drawn digits of 16 x 16 pixels, and a model that `train.ts` trained on others. */
export const digits: LabelledTask = {
  layers: readLayers(),
  calibration: (random, count) => drawDigits({ count, seed: String(random.uint32()) }).images,
  test: (random, count) => drawDigits({ count, seed: String(random.uint32()) }),
};
