import { formatShape, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Forward } from './contract.ts';

/** One layer of a forward pass, with what entered and what left it. */
export interface Step {
  readonly at: readonly number[];
  readonly layer: Forward;
  readonly input: Tensor;
  readonly output: Tensor;
}

/**
 * The layers of a model in the order in which a batch passes them, containers taken apart to any depth.
 * Each layer runs once, on what came out of the one before: no shape is predicted.
 *
 * @throws {ShapeError} if x has no first dimension, or it is 0.
 */
export function stepsOf(operation: string, model: Forward, x: Tensor): Step[] {
  if (x.shape.length === 0 || x.shape[0] === 0) {
    throw new ShapeError(
      `${operation}: x is ${formatShape(x.shape)}: a batch of at least one sample is needed`,
    );
  }
  const steps: Step[] = [];
  pass(model, [], x, steps);
  return steps;
}

function pass(layer: Forward, at: readonly number[], input: Tensor, steps: Step[]): Tensor {
  if (isContainer(layer)) {
    return layer.layers.reduce((y, inner, i) => pass(inner, [...at, i], y, steps), input);
  }
  const output = layer.forward(input);
  steps.push({ at, layer, input, output });
  return output;
}

function isContainer(layer: Forward): layer is Forward & { readonly layers: readonly Forward[] } {
  return 'layers' in layer && Array.isArray(layer.layers);
}
