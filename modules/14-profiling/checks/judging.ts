// Rules of comparison that public and hidden checks share. No expected value is computed here.
import { compareArrays, fail, type Figures, type Finding, near, pass, worst } from '@tito/check';
import type { Latency, LayerWork, RetainedBytes, Work } from '@tito/profiling/contract';

/** Sums and quotients of a few float64 numbers: their last digits may differ. */
const LAST_DIGITS = 1e-9;

/** Passes when a number is the expected one, up to float64 rounding. */
export function figureIs(
  name: string,
  yours: number,
  expected: number,
  figures: Figures,
  unit = 'off',
): Finding {
  return near({
    yours,
    expected,
    allowed: LAST_DIGITS * Math.abs(expected),
    unit,
    student: `${name} is off.`,
    figures,
  });
}

/** Passes when a text is the expected one. */
export function textIs(name: string, yours: string, expected: string, figures: Figures): Finding {
  const isSame = yours === expected;
  const measured = {
    value: isSame ? 0 : 1,
    limit: 0,
    unit: 'texts that differ',
    sense: 'at most',
  } as const;
  if (isSame) return pass(measured);
  const full = `${name} is '${yours}', expected '${expected}'.`;
  return fail(measured, figures === 'told' ? full : `${name} is another one.`, full);
}

/** Passes when two lists of numbers are the same, up to float64 rounding. */
export function listIs(
  name: string,
  yours: readonly number[],
  expected: readonly number[],
  figures: Figures,
): Finding {
  const full = `${name} is [${yours.join(', ')}], expected [${expected.join(', ')}].`;
  return compareArrays({
    yours,
    expected,
    allowed: (i) => LAST_DIGITS * Math.abs(expected[i]),
    shape: [expected.length],
    unit: 'values off',
    student: figures === 'told' ? full : `${name}: values are off.`,
  });
}

/** Passes when bytes are the expected ones, in total and by element type. */
export function bytesAre(
  name: string,
  yours: RetainedBytes,
  expected: RetainedBytes,
  figures: Figures,
): Finding {
  const types = ['float32', 'int8', 'uint8', 'int32', 'other'] as const;
  const [first, ...rest] = types.map((type) =>
    figureIs(`${name}.byDType.${type}`, yours.byDType[type], expected.byDType[type], figures),
  );
  return worst([figureIs(`${name}.total`, yours.total, expected.total, figures), first, ...rest]);
}

/** Passes when all figures of a latency are the expected ones. */
export function latencyIs(
  name: string,
  yours: Latency,
  expected: Latency,
  figures: Figures,
): Finding {
  const figure = (key: 'medianMs' | 'p10Ms' | 'p90Ms' | 'minMs') =>
    figureIs(`${name}.${key}`, yours[key], expected[key], figures, 'ms off');
  return worst([
    listIs(`${name}.samples`, yours.samples, expected.samples, figures),
    figure('medianMs'),
    figure('p10Ms'),
    figure('p90Ms'),
    figure('minMs'),
  ]);
}

/** Passes when MACs, FLOPs and bytes are the expected ones. */
export function workIs(name: string, yours: Work, expected: Work, figures: Figures): Finding {
  return worst([
    figureIs(`${name}.macs`, yours.macs, expected.macs, figures, 'MACs off'),
    figureIs(`${name}.flops`, yours.flops, expected.flops, figures, 'FLOPs off'),
    figureIs(`${name}.bytes`, yours.bytes, expected.bytes, figures, 'bytes off'),
  ]);
}

/** Passes when there are the expected layers, in order, each at its place. */
export function placesAre(
  name: string,
  yours: readonly Pick<LayerWork, 'at'>[],
  expected: readonly Pick<LayerWork, 'at'>[],
  figures: Figures,
): Finding {
  const count = figureIs(`${name}.length`, yours.length, expected.length, figures);
  if (!count.ok) return count;
  return expected.reduce<Finding>(
    (found, { at }, i) => worst([found, listIs(`${name}[${i}].at`, yours[i].at, at, figures)]),
    count,
  );
}

/** Passes when there are the expected layers, in order, each with its place, its shapes and its work. */
export function layersAre(
  name: string,
  yours: readonly LayerWork[],
  expected: readonly LayerWork[],
  figures: Figures,
): Finding {
  const places = placesAre(name, yours, expected, figures);
  if (!places.ok) return places;
  return expected.reduce<Finding>((found, layer, i) => {
    const called = `${name}[${i}]`;
    return worst([
      found,
      listIs(`${called}.inputShape`, yours[i].inputShape, layer.inputShape, figures),
      listIs(`${called}.outputShape`, yours[i].outputShape, layer.outputShape, figures),
      workIs(called, yours[i], layer, figures),
    ]);
  }, places);
}
