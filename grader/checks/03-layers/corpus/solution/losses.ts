import { tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

export function meanSquaredError(predicted: Tensor, target: Tensor): Tensor {
  const count = predicted.data.length;
  if (count === 0 || predicted.shape.join() !== target.shape.join()) {
    throw new RangeError('meanSquaredError: the shapes must agree, and hold a value');
  }
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (predicted.data[i] - target.data[i]) ** 2;
  return tensor([sum / count], []);
}

export function crossEntropy(logits: Tensor, labels: ArrayLike<number>): Tensor {
  const [n, classes] = logits.shape;
  if (logits.shape.length !== 2 || n < 1 || labels.length !== n) {
    throw new RangeError('crossEntropy: logits must be [n, classes], with n labels');
  }
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i];
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new RangeError(`crossEntropy: label ${label}`);
    }
    const row = Array.from(logits.data.subarray(i * classes, (i + 1) * classes));
    const largest = Math.max(...row);
    const total = row.reduce((all, z) => all + Math.exp(z - largest), 0);
    sum += largest - row[label] + Math.log(total);
  }
  return tensor([sum / n], []);
}
