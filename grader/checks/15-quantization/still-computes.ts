// Whether what was counted as retained is a layer at all: one that knows what is measured could be empty there.
import { atMost, type Finding } from '@tito/check';
import { relativeL2 } from '@tito/quantization/metrics';
import type { Tensor } from '@tito/tensor';

/** In percent, relative L2: correct solutions were measured below 0.3, layers that are empty above 7. */
const MOST = 2;

/** Passes when outputs are near those expected, also once the float layers are gone. */
export function stillComputes(name: string, yours: Tensor, expected: Tensor): Finding {
  const fits = yours.shape.join() === expected.shape.join();
  return atMost(
    fits ? 100 * relativeL2(expected, yours) : NaN,
    MOST,
    '% error of what is retained',
    `${name}: what is retained when its memory is measured does not compute what it stands for.`,
  );
}
