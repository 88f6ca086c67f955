import { add, copy, formatShape, full, ShapeError, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { isFloat32 } from '../float32.ts';

/**
 * One input of an operation, and its pullback: the gradient with respect to this input, given the
 * gradient with respect to the operation's output.
 */
export type Input = readonly [input: Tensor, pullback: (gradient: Tensor) => Tensor];

/** What a tape knows of a tensor: when it was made and from what. A leaf has no inputs. */
interface Node {
  readonly order: number;
  readonly inputs: readonly Input[];
}

interface Tape {
  /** Weak, so that an intermediate which nothing later needs can be freed while f still runs. */
  readonly nodes: WeakMap<Tensor, Node>;
  recorded: number;
}

let active: Tape | null = null;

/**
 * Notes how `output` was computed and returns it. Outside `gradients`, or if no input depends on a
 * tensor that is differentiated for, nothing is noted and nothing is kept alive.
 *
 * Every operation that gradients shall flow through ends in this call; `output` has to be a tensor
 * object of its own, never one of the inputs.
 *
 * @throws {RangeError} if `output` is on the tape already.
 */
export function record(output: Tensor, inputs: readonly Input[]): Tensor {
  if (active === null) return output;
  const { nodes } = active;
  if (nodes.has(output)) {
    throw new RangeError(
      `record: the output ${formatShape(output.shape)} is already on the tape: an operation must return a new tensor`,
    );
  }
  const tracked = inputs.filter(([input]) => nodes.has(input));
  if (tracked.length > 0) nodes.set(output, { order: active.recorded++, inputs: tracked });
  return output;
}

/**
 * Runs `f` once and returns its scalar value together with d value / d x for every x in `of`
 * (reverse mode: one forward pass, one backward pass, whatever the number of tensors).
 *
 * Gradients flow through the operations of this package (`ops`, the layers, `crossEntropy`), not
 * through plain tensor functions or direct access to data.
 *
 * Shapes: the value has one element; each gradient has the shape of its tensor and data of its own.
 * Cost: about three forward passes; all intermediates on the way to the value are kept until it ends.
 *
 * @throws {TypeError} if `f` does not return a float32 tensor, for instance because it is asynchronous.
 * @throws {ShapeError} if the value has more than one element.
 * @throws {RangeError} if the value does not depend on one of the tensors through recorded operations,
 * or if `f` calls `gradients` itself (second derivatives are not offered).
 * @example
 * const x = tensor([1, 2, 3]);
 * const { value, gradients: [dx] } = gradients(() => ops.sum(ops.mul(x, x)), [x]);
 * value.data[0]; // => 14
 * Array.from(dx.data); // => [2, 4, 6]
 */
export function gradients(
  f: () => Tensor,
  of: readonly Tensor[],
): { value: Tensor; gradients: Tensor[] } {
  if (active !== null) {
    throw new RangeError('gradients: called inside gradients: second derivatives are not offered');
  }
  const tape: Tape = { nodes: new WeakMap(), recorded: 0 };
  for (const leaf of of) tape.nodes.set(leaf, { order: tape.recorded++, inputs: [] });
  const value = runUnder(tape, f);
  requireScalar(value);
  const found = pullBack(tape, value);
  return { value, gradients: ofLeaves(of, found) };
}

function runUnder(tape: Tape, f: () => Tensor): Tensor {
  active = tape;
  try {
    return f();
  } finally {
    active = null;
  }
}

function requireScalar(value: Tensor): void {
  if (!isFloat32(value)) {
    throw new TypeError(
      'gradients: f did not return a float32 tensor; it must not be asynchronous',
    );
  }
  if (sizeOf(value.shape) === 1) return;
  throw new ShapeError(
    `gradients: the value is ${formatShape(value.shape)}: only a tensor of one element has a gradient`,
  );
}

/** The gradients of `value` with respect to all leaves that it depends on. */
function pullBack({ nodes }: Tape, value: Tensor): Map<Tensor, Tensor> {
  const found = new Map([[value, full(value.shape, 1)]]);
  for (const [tensor, { inputs }] of dependencies(nodes, value)) {
    const gradient = found.get(tensor);
    if (gradient === undefined || inputs.length === 0) continue;
    found.delete(tensor);
    for (const [input, pullback] of inputs) {
      const sum = found.get(input);
      const term = pullback(gradient);
      found.set(input, sum === undefined ? term : add(sum, term));
    }
  }
  return found;
}

/** All recorded tensors that `value` was computed from, latest first: a reverse topological order. */
function dependencies(nodes: WeakMap<Tensor, Node>, value: Tensor): [Tensor, Node][] {
  const reached = new Set([value]);
  const result: [Tensor, Node][] = [];
  // A set's iteration also visits what is added while it runs.
  for (const tensor of reached) {
    const node = nodes.get(tensor);
    if (node === undefined) continue;
    result.push([tensor, node]);
    for (const [input] of node.inputs) reached.add(input);
  }
  return result.toSorted(([, a], [, b]) => b.order - a.order);
}

/** One gradient per leaf, copied where two of them would otherwise share their data. */
function ofLeaves(of: readonly Tensor[], found: ReadonlyMap<Tensor, Tensor>): Tensor[] {
  const given = new Set<Float32Array>();
  return of.map((leaf, i) => {
    const gradient = found.get(leaf);
    if (gradient === undefined) {
      throw new RangeError(
        `gradients: the value does not depend on tensor ${i} ${formatShape(leaf.shape)} through recorded operations`,
      );
    }
    const own = given.has(gradient.data) ? copy(gradient) : gradient;
    given.add(own.data);
    return own;
  });
}
