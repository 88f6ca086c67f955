import type { Shape } from '../shape.ts';
import { stridesOf } from '../shape.ts';

/** One nested loop over row-major output: how often, and how far each source moves per turn. */
interface Loop {
  size: number;
  aStep: number;
  bStep: number;
}

/** Receives one run: `length` output values from `out` on, and where each source starts and steps. */
type Visit = (
  out: number,
  length: number,
  a: number,
  aStep: number,
  b: number,
  bStep: number,
) => void;

/**
 * Splits a walk over `shape`, with two strided sources, into runs of constant step.
 *
 * Neighbouring axes that both sources cross evenly become one, so equal shapes are a single run.
 * The visitor is called once per run, never per value.
 */
export function forEachRun(
  shape: Shape,
  aStrides: readonly number[],
  bStrides: readonly number[],
  visit: Visit,
): void {
  if (shape.includes(0)) return;
  const loops = mergeLoops(shape, aStrides, bStrides);
  const inner = loops.pop() ?? { size: 1, aStep: 0, bStep: 0 };
  const counter = loops.map(() => 0);
  let out = 0;
  let a = 0;
  let b = 0;
  for (;;) {
    visit(out, inner.size, a, inner.aStep, b, inner.bStep);
    out += inner.size;
    let depth = loops.length - 1;
    for (; depth >= 0; depth--) {
      const { size, aStep, bStep } = loops[depth];
      a += aStep;
      b += bStep;
      if (++counter[depth] < size) break;
      counter[depth] = 0;
      a -= aStep * size;
      b -= bStep * size;
    }
    if (depth < 0) return;
  }
}

function mergeLoops(
  shape: Shape,
  aStrides: readonly number[],
  bStrides: readonly number[],
): Loop[] {
  const loops: Loop[] = [];
  shape.forEach((size, axis) => {
    if (size === 1) return;
    const next: Loop = { size, aStep: aStrides[axis], bStep: bStrides[axis] };
    const last = loops.at(-1);
    if (last && last.aStep === next.aStep * size && last.bStep === next.bStep * size) {
      loops[loops.length - 1] = { ...next, size: last.size * size };
    } else {
      loops.push(next);
    }
  });
  return loops;
}

/** Strides that read `from` as if it had shape `to`: 0 wherever an axis is stretched or missing. */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const strides = stridesOf(from);
  const missing = to.length - from.length;
  return to.map((_, axis) => {
    const own = axis - missing;
    return own < 0 || from[own] === 1 ? 0 : strides[own];
  });
}
