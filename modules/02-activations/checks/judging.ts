// Rules of comparison that public and hidden checks share. No expected value is computed here.
import { atMost, type Figures, type Finding, tensorIs } from '@tito/check';
import type { GELUForm } from '@tito/nn/contract';
import type { Tensor } from '@tito/tensor';

/** How far a value may be off, as the stubs say: 2e-6, or one part in 500,000 for large values. */
const TOLERANCE = 2e-6;

/** The same for one value. */
export function allowed(expected: number): number {
  return TOLERANCE * Math.max(1, Math.abs(expected));
}

/** Says how far off the furthest value is: relative to itself, if it is larger than 1. */
export function furthest(yours: ArrayLike<number>, expected: ArrayLike<number>): Finding {
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(yours[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
    worst = Math.max(worst, error);
  }
  return atMost(worst, TOLERANCE, 'off, the furthest value', 'A value is too far off.');
}

/** One call, what came back, and the rule that it has to follow. */
export interface Applied {
  /** `Sigmoid.forward` */
  readonly name: string;
  readonly x: Tensor;
  readonly yours: Tensor;
  readonly expected: ArrayLike<number>;
  readonly rule: string;
}

/** Passes when every value is the expected one, in the shape of the input. */
export function valuesAre(applied: Applied, figures: Figures, isExact = false): Finding {
  const { name, x, yours, expected, rule } = applied;
  const call = figures === 'told' ? `${name} of [${[...x.data].join(', ')}]` : name;
  const finding = tensorIs({
    name: call,
    yours,
    shape: x.shape,
    expected,
    allowed: isExact ? () => 0 : allowed,
    rule,
    figures,
  });
  return finding.ok && !isExact ? furthest(yours.data, expected) : finding;
}

/** A word that a caller without types may ask for. */
export function anyForm(word: string): GELUForm {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return word as GELUForm;
}
