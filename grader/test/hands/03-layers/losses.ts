import { ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

function scalar(value: number): Tensor {
  return { dtype: 'float32', shape: [], data: Float32Array.of(value) };
}

export function meanSquaredError(predicted: Tensor, target: Tensor): Tensor {
  const sameShape =
    predicted.shape.length === target.shape.length &&
    predicted.shape.every((size, i) => size === target.shape[i]);
  if (!sameShape) throw new ShapeError('meanSquaredError: the shapes differ');
  if (predicted.data.length === 0) throw new RangeError('meanSquaredError: nothing to average');
  const squares = Array.from(predicted.data, (p, i) => {
    const difference = p - target.data[i];
    return difference * difference;
  });
  return scalar(squares.reduce((a, b) => a + b) / squares.length);
}

export function crossEntropy(logits: Tensor, labels: ArrayLike<number>): Tensor {
  if (logits.shape.length !== 2) throw new ShapeError('crossEntropy: logits are [n, classes]');
  const [n, classes] = logits.shape;
  if (n === 0) throw new RangeError('crossEntropy: no rows');
  if (labels.length !== n) throw new ShapeError('crossEntropy: one label per row');
  let total = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i];
    if (![...Array(classes).keys()].includes(label)) throw new RangeError('no such class');
    const row = logits.data.slice(i * classes, i * classes + classes);
    const top = row.reduce((a, b) => (b > a ? b : a));
    const shifted = row.map((z) => z - top);
    let normaliser = 0;
    for (const z of shifted) normaliser += Math.exp(z);
    total += Math.log(normaliser) - shifted[label];
  }
  return scalar(total / n);
}
