/** Number of values in a tensor of these dimensions. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

const MOST_SHOWN = 8;

/** Dimensions in a sentence: a learner's code may return ten thousand of them. */
export function shownShape(shape: readonly number[]): string {
  const more = shape.length > MOST_SHOWN ? `, … ${shape.length} in all` : '';
  return `[${shape.slice(0, MOST_SHOWN).join(', ')}${more}]`;
}
