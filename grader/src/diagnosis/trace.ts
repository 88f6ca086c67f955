import { createHash, type Hash } from 'node:crypto';
import type { CallTrace, Reply, Wire } from '@tito/check';
import { DTypeError, ShapeError } from '@tito/tensor/errors';

/** Hex digits of a fingerprint: 48 bits tell a few hundred mistakes apart. */
const LENGTH = 12;
/** Programs that compute the same in another order agree in this many digits, and mistakes differ. */
const DIGITS = 4;
/** What is left of a sum that should be 0. */
const NOTHING = 1e-12;
/** How far a sum of a few float32 numbers is from the whole number that it should be: relative, and at most. */
const NEAR_WHOLE = { relative: 1e-6, absolute: 1e-3 };
/**
 * Numbers are rounded as multiples of this: what checks compute with are simple fractions, and those
 * that lie between two decimals, such as 33.125, would be rounded up in one hand and down in another.
 */
const UNEVEN = Math.PI;
/** The tensor package's errors are the language's with names of their own: a refusal may be either. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  [ShapeError.name, RangeError.name],
  [DTypeError.name, TypeError.name],
]);
/** What the collector and the system say is not the same in two runs. */
const UNREPEATABLE: ReadonlySet<string> = new Set(['isAlive', 'retainedBytes']);

/** Sentences of V8 about code that goes wrong by itself. */
const BY_THE_ENGINE =
  /^(.+ is not (defined|iterable|a function|a constructor)|Cannot (read|set) properties of .+|Cannot access .+|Maximum call stack size exceeded|Invalid (typed )?array length.*)$/;

/** What one check was answered, call by call. Without its inputs: those of public checks are fixed. */
export class Trace {
  readonly #hash = createHash('sha256');

  readonly add = ({ call, reply }: CallTrace): void => {
    if (UNREPEATABLE.has(call)) return;
    this.#hash.update(`${call}\n`);
    addReply(this.#hash, reply);
  };

  /** A whole trace as a part of this one: calls that several checks share. */
  include(fingerprint: string): void {
    this.#hash.update(`shared ${fingerprint}\n`);
  }

  /** The same for code that answers the same, up to rounding. The outcome tells how it went on. */
  fingerprint(outcome: string = ''): string {
    return this.#hash.copy().update(outcome).digest('hex').slice(0, LENGTH);
  }
}

/**
 * Of a fault its kind and the error's class. The text of a refusal is everybody's own; the engine's
 * says what was missing, and without it any slip would look like any other.
 */
function addReply(hash: Hash, reply: Reply): void {
  if (reply.ok) {
    addValue(hash, reply.value);
    return;
  }
  const { fault, name, message } = reply;
  const text = BY_THE_ENGINE.test(message) ? message : '';
  hash.update(`${fault} ${CLASSES.get(name) ?? name} ${text}\n`);
}

function addValue(hash: Hash, value: Wire): void {
  if (typeof value === 'number') hash.update(`${rounded(value)}\n`);
  else if (typeof value !== 'object' || value === null) hash.update(`${String(value)}\n`);
  else addObject(hash, value);
}

function addObject(hash: Hash, value: Wire & object): void {
  hash.update(`${value.wire}\n`);
  switch (value.wire) {
    case 'array':
      hash.update(`${value.type} ${value.data.length} ${value.spareBytes > 0}\n`);
      hash.update(textOf(value.data));
      return;
    case 'record':
      for (const field of value.values) addValue(hash, field);
      return;
    case 'list':
      hash.update(`${value.items.length}\n`);
      for (const item of value.items) addValue(hash, item);
      return;
    case 'unfit':
      hash.update(`${value.is}\n`);
      return;
    case 'handle': // it stands for an object; what that answers is traced when it is asked
  }
}

/** Codes are what they are, and there are many of them. */
function textOf(data: Extract<Wire, { wire: 'array' }>['data']): string {
  if (data instanceof Float32Array || data instanceof Float64Array) {
    return Array.from(data, rounded).join();
  }
  return data.join();
}

/** Whole numbers (codes, bytes, sums) in full; others in a few digits. -0 is 0. */
function rounded(value: number): number {
  const whole = Math.round(value);
  const off = Math.abs(value - whole);
  const { relative, absolute } = NEAR_WHOLE;
  if (off <= Math.min(relative * Math.abs(value), absolute)) return whole + 0;
  return Math.abs(value) < NOTHING ? 0 : Number((value * UNEVEN).toPrecision(DIGITS));
}
