/**
 * How the ten digits are written: every digit has several variants, a variant has strokes, a stroke
 * has control points in a unit box (x to the right, y downwards).
 *
 * - `line`: the points joined by straight segments.
 * - `curve`: a quadratic B-spline which starts in the first and ends in the last point. Points in
 *   between pull the curve; it passes through the middle of two neighbours.
 * - `loop`: the closed form of `curve`.
 */
export interface Stroke {
  readonly kind: 'line' | 'curve' | 'loop';
  readonly points: readonly number[];
}

/** One way to write a digit; `weight` is how often, against the digit's other variants. */
export interface Variant {
  readonly weight: number;
  readonly strokes: readonly Stroke[];
}

const line = (points: string): Stroke => ({ kind: 'line', points: parse(points) });
const curve = (points: string): Stroke => ({ kind: 'curve', points: parse(points) });
const loop = (points: string): Stroke => ({ kind: 'loop', points: parse(points) });
const variant = (weight: number, ...strokes: Stroke[]): Variant => ({ weight, strokes });

/** Points as "x,y x,y ...", in hundredths of the box. */
function parse(points: string): readonly number[] {
  return points.split(/[ ,]/).map((hundredths) => Number(hundredths) / 100);
}

const zero: readonly Variant[] = [
  variant(4, loop('50,0 82,10 86,50 82,90 50,100 18,90 14,50 18,10')),
  variant(2, loop('50,0 72,10 76,50 72,90 50,100 28,90 24,50 28,10')),
  // Begun at the top and not quite closed: near to a six.
  variant(2, curve('62,6 30,0 8,50 20,98 60,100 92,80 90,20 50,6')),
];

const one: readonly Variant[] = [
  variant(3, line('50,6 50,94')),
  variant(3, line('34,24 54,6 54,94')),
  // A long up-stroke: near to a seven.
  variant(2, line('22,40 60,6 60,94')),
  variant(1, line('34,24 52,6 52,94'), line('28,94 76,94')),
];

const two: readonly Variant[] = [
  variant(4, curve('20,26 28,2 80,0 84,36 50,62 20,92'), line('20,92 84,92')),
  variant(3, curve('18,24 40,-2 90,8 70,50 30,82 14,100 14,76 40,84 86,94')),
  // Angular, like a z: near to a seven with a foot.
  variant(1, line('20,12 78,10 20,92 82,92')),
];

const three: readonly Variant[] = [
  variant(4, curve('22,16 46,-2 84,6 80,42 44,47'), curve('44,47 88,50 90,90 48,102 18,82')),
  variant(2, line('22,10 78,10 46,42'), curve('46,42 90,46 88,94 46,100 18,84')),
  // One sweep with a small waist.
  variant(2, curve('24,10 66,-2 94,26 36,48 98,64 74,100 22,90')),
];

const four: readonly Variant[] = [
  variant(3, line('64,94 64,6 16,64 86,64')),
  variant(3, line('30,8 20,56 84,56'), line('68,30 64,94')),
  // Both uprights equally tall, the top nearly closed: near to a nine.
  variant(2, line('30,8 24,48 72,48'), line('74,6 70,94')),
];

const five: readonly Variant[] = [
  variant(4, line('80,8 30,8 26,44'), curve('26,44 56,32 90,50 84,94 44,100 18,84')),
  variant(2, curve('26,10 26,46 84,36 92,88 50,100 18,86'), line('26,10 76,6')),
  // Drawn in one go like an s.
  variant(2, curve('78,10 40,0 10,34 50,46 94,60 70,102 20,88')),
];

const six: readonly Variant[] = [
  variant(4, curve('70,6 34,14 12,60 22,98 66,101 90,70 62,46 30,54 20,74')),
  variant(2, curve('50,4 24,36 16,90 50,104 84,88 70,56 40,56 22,78')),
  // A belly that fills most of the height: near to a zero.
  variant(2, curve('66,6 20,6 6,70 30,102 80,97 94,50 62,26 24,50')),
];

const seven: readonly Variant[] = [
  variant(3, line('18,10 82,10 42,94')),
  variant(2, line('18,10 80,10 44,94'), line('34,52 76,50')),
  variant(2, line('20,12 80,10'), curve('80,10 50,40 46,94')),
  // A short roof that slopes: near to a one.
  variant(1, line('28,26 34,12 68,8 50,94')),
];

const eight: readonly Variant[] = [
  variant(
    3,
    loop('50,2 76,6 78,40 50,48 22,40 24,6'),
    loop('50,46 84,56 84,92 50,100 16,92 16,56'),
  ),
  variant(3, loop('78,10 50,-1 20,10 22,38 80,60 86,90 50,103 16,90 20,62 78,38')),
  // The upper bowl small and left of the middle: near to a six or a nine.
  variant(
    1,
    loop('46,6 66,10 68,34 48,42 26,34 28,10'),
    loop('50,40 88,52 86,92 50,100 14,92 14,52'),
  ),
];

const nine: readonly Variant[] = [
  variant(4, loop('50,2 80,8 80,46 48,56 18,46 20,8'), line('78,20 72,94')),
  variant(2, loop('50,2 80,8 80,46 48,56 18,46 20,8'), curve('78,24 84,78 66,100 26,92')),
  // Angular, with a straight bowl: near to a four.
  variant(2, line('70,10 36,10 24,44 70,46'), line('74,8 68,94')),
];

/** The variants of each digit, by digit. */
export const glyphs: readonly (readonly Variant[])[] = [
  zero,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
];
