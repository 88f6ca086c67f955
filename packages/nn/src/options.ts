// What initialisers and windows take and tell: types only, since modules that teach them are given these.

/** How many inputs one output value of a layer sums over, and how many outputs one input reaches. */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Which of them a Kaiming initialiser keeps the variance for: of the signal, or of the gradient. */
export type FanMode = 'fanIn' | 'fanOut';

/** Options of the Kaiming initialisers. */
export interface KaimingOptions {
  /** `fanIn` by default. */
  readonly mode?: FanMode;
  /** The slope below 0 of the ReLU that follows: 0 by default, 1 stands for no ReLU at all. */
  readonly slope?: number;
}

/** Where a kernel is laid over an image. */
export interface WindowOptions {
  /** Distance between neighbouring places; 1 by default. */
  readonly stride?: number;
  /** Zeros on each side of the image; 0 by default. */
  readonly padding?: number;
}
