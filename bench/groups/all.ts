import type { Claim, Group } from '../group.ts';
import { tensorflow } from '../peers/tfjs.ts';
import type { Tf } from '../peers/tfjs.ts';
import { percentile, quantizing } from './elements.ts';
import { classifier } from './mlp.ts';
import { products } from './products.ts';
import { threads } from './threads.ts';
import { training } from './training.ts';

const claim = (faster: string, slower: string, floor: number | null, aim?: number): Claim => ({
  faster,
  slower,
  floor,
  ...(aim === undefined ? {} : { aim }),
});

const LARGE: readonly Claim[] = [
  claim('ours int8', 'ours float32', 3.2, 4),
  claim('ours int8', 'onnxruntime-web uint8 · int8', 2, 2.6),
  claim('ours int8', 'tfjs-wasm float32', 4.5),
  claim('ours int8', 'plain TypeScript int8', null),
  claim('ours int8', 'onnxruntime-node uint8 · int8', null),
  claim('ours float32', 'onnxruntime-web float32', 1.3),
  claim('ours float32', 'tfjs-wasm float32', 1.15),
  claim('ours int8, simd128', 'ours float32, simd128', 1.4),
];

const VECTOR: readonly Claim[] = [
  claim('ours int8', 'onnxruntime-web uint8 · int8', 8, 14),
  claim('ours int8', 'onnxruntime-node uint8 · int8', 1.2, 1.7),
  claim('ours int8', 'ours float32', null),
];

const THREADS: readonly Claim[] = [
  // Two cores have to be idle for it, so it is reported and not asked for.
  claim('ours int8, all threads', 'ours int8', null, 1.8),
  claim('ours float32, all threads', 'ours float32', null, 1.8),
];

const SINGLE = 'ours int8, fused layers';

/** Every group by its title, and how it is made; making one loads models, so only what is wanted is. */
const GROUPS: readonly (readonly [string, (tf: Tf) => Group | Promise<Group>])[] = [
  ['product, 64 rows', (tf) => products([64, 1024, 1024], tf, LARGE, { rounds: 11, ms: 40 })],
  ['product, 1 row', (tf) => products([1, 1024, 1024], tf, VECTOR, { rounds: 15, ms: 20 })],
  ['threads, 64 rows', () => threads([64, 1024, 1024], THREADS)],
  ['threads, 1 row', () => threads([1, 4096, 4096], THREADS)],
  [
    'classifier, 1 image',
    () =>
      classifier(1, [
        claim(SINGLE, 'onnxruntime-node dynamic int8', 3, 5),
        claim(SINGLE, 'onnxruntime-node float32', 3, 5),
        claim(SINGLE, 'onnxruntime-web dynamic int8', null),
      ]),
  ],
  [
    'classifier, 64 images',
    () =>
      classifier(64, [
        claim(SINGLE, 'onnxruntime-web dynamic int8', null),
        claim(SINGLE, 'onnxruntime-node dynamic int8', null),
      ]),
  ],
  [
    'quantize',
    () =>
      quantizing([
        claim('ours', 'onnxruntime-web', 3),
        claim('ours', 'onnxruntime-node', null),
        claim('ours', 'plain TypeScript', null),
      ]),
  ],
  ['percentile', () => percentile([claim('ours', 'plain TypeScript, sorting', 50)])],
  [
    'training',
    (tf) =>
      training(tf, [
        claim('ours, @tito/nn', 'plain TypeScript, @tito/nn', 4, 7),
        claim('ours, @tito/nn', 'tfjs-wasm, model.fit', 6),
      ]),
  ],
];

export async function allGroups(isWanted: (title: string) => boolean): Promise<readonly Group[]> {
  const tf = await tensorflow();
  const groups: Group[] = [];
  for (const [title, make] of GROUPS) if (isWanted(title)) groups.push(await make(tf));
  return groups;
}
