import { edit, type Variant } from '../../../src/author/edits.ts';

const loops = `    const n = x.shape[0];
    const y = new Float32Array(n * outputs);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < outputs; j++) {
        let sum = this.bias === null ? 0 : this.bias.data[j];
        for (let p = 0; p < inputs; p++) {
          sum += x.data[i * inputs + p] * this.weight.data[j * inputs + p];
        }
        y[i * outputs + j] = sum;
      }
    }
    return fromData(y, [n, outputs]);`;

/** Right answers in other styles: full marks. */
export const variants: readonly Variant[] = [
  {
    id: 'linear-by-matmul',
    why: 'Multiplies with matmul of @tito/tensor, and adds the bias by broadcasting.',
    edits: [
      edit(
        'linear.ts',
        "import { fromData } from '@tito/tensor';",
        "import { add, matmul } from '@tito/tensor';",
      ),
      edit(
        'linear.ts',
        loops,
        `    const y = matmul(x, this.weight, { transposeB: true });
    return this.bias === null || outputs === 0 ? y : add(y, this.bias);`,
      ),
    ],
  },
  {
    id: 'linear-transposes-each-time',
    why: 'Transposes the weight in every call, and so sees what it holds then.',
    edits: [
      edit(
        'linear.ts',
        "import { fromData } from '@tito/tensor';",
        "import { add, matmul, transpose } from '@tito/tensor';",
      ),
      edit(
        'linear.ts',
        loops,
        `    const y = matmul(x, transpose(this.weight));
    return this.bias === null || outputs === 0 ? y : add(y, this.bias);`,
      ),
    ],
  },
  {
    id: 'sums-in-float32',
    why: 'Rounds every partial sum to float32, as hardware does.',
    edits: [
      edit(
        'linear.ts',
        'sum += x.data[i * inputs + p] * this.weight.data[j * inputs + p];',
        'sum = Math.fround(sum + Math.fround(x.data[i * inputs + p] * this.weight.data[j * inputs + p]));',
      ),
      edit(
        'conv2d.ts',
        'sum += pixel * this.weight.data[((o * channels + c) * kh + i) * kw + j];',
        'sum = Math.fround(sum + Math.fround(pixel * this.weight.data[((o * channels + c) * kh + i) * kw + j]));',
      ),
    ],
  },
  {
    id: 'bias-last',
    why: 'Adds the bias after the products.',
    edits: [
      edit('linear.ts', 'let sum = this.bias === null ? 0 : this.bias.data[j];', 'let sum = 0;'),
      edit(
        'linear.ts',
        'y[i * outputs + j] = sum;',
        'y[i * outputs + j] = this.bias === null ? sum : sum + this.bias.data[j];',
      ),
    ],
  },
  {
    id: 'errors-of-the-tensor-package',
    why: 'Throws ShapeError and DTypeError.',
    edits: [
      edit(
        'linear.ts',
        "import { fromData } from '@tito/tensor';",
        "import { DTypeError, fromData, ShapeError } from '@tito/tensor';",
      ),
      edit(
        'linear.ts',
        'throw new TypeError(`${name}: parameters',
        'throw new DTypeError(`${name}: parameters',
      ),
      edit('linear.ts', 'throw new RangeError(`Linear: x is', 'throw new ShapeError(`Linear: x is'),
      edit(
        'linear.ts',
        'throw new RangeError(`${name}: weight',
        'throw new ShapeError(`${name}: weight',
      ),
    ],
  },
  {
    id: 'sequential-by-reduce',
    why: 'Folds over the layers, and keeps the list it was given.',
    edits: [
      edit('sequential.ts', 'this.layers = [...layers];', 'this.layers = layers;'),
      edit(
        'sequential.ts',
        `    let y = x;
    for (const layer of this.layers) y = layer.forward(y, training);
    return y;`,
        '    return this.layers.reduce((y, layer) => layer.forward(y, training), x);',
      ),
    ],
  },
  {
    id: 'parameters-by-queue',
    why: 'Walks with a stack of its own instead of recursion.',
    edits: [
      edit(
        'sequential.ts',
        `  if (Array.isArray(layers)) {
    for (const layer of layers) found.push(...parameters(layer));
  }
  return found;`,
        `  const stack: Layer[] = [...(layers ?? [])].toReversed();
  while (stack.length > 0) {
    const next = stack.pop() as { weight?: Tensor; bias?: Tensor; layers?: readonly Layer[] };
    if (next.weight?.dtype === 'float32') found.push(next.weight);
    if (next.bias?.dtype === 'float32') found.push(next.bias);
    stack.push(...(next.layers ?? []).toReversed());
  }
  return found;`,
      ),
    ],
  },
  {
    id: 'uniform-from-0-to-1',
    why: 'Draws from [0, 1) and stretches it itself.',
    edits: [
      edit(
        'init.ts',
        `  const bound = Math.sqrt(3) * xavier(shape, gain);
  return filled(shape, () => source.uniform(-bound, bound));`,
        `  const bound = Math.sqrt(3) * xavier(shape, gain);
  return filled(shape, () => bound * (2 * source.uniform() - 1));`,
      ),
      edit(
        'init.ts',
        `  const deviation = xavier(shape, gain);
  return filled(shape, () => source.normal(0, deviation));`,
        `  const deviation = xavier(shape, gain);
  return filled(shape, () => deviation * source.normal());`,
      ),
    ],
  },
  {
    id: 'bound-by-its-own-formula',
    why: 'Writes sqrt(6 / fan) in one.',
    edits: [
      edit(
        'init.ts',
        'const bound = Math.sqrt(3) * kaiming(shape, options);',
        `const { mode = 'fanIn', slope = 0 } = options;
  if (!Number.isFinite(slope)) throw new RangeError('slope');
  const bound = Math.sqrt(6 / ((1 + slope ** 2) * fans(shape)[mode]));`,
      ),
    ],
  },
  {
    id: 'padded-copy',
    why: 'Copies the image into a larger one of zeros first.',
    edits: [
      edit(
        'conv2d.ts',
        `    const [n, , height, width] = x.shape;
    const h = this.#places(height, kh);`,
        `    const [n, , height, width] = x.shape;
    const around = this.#padded(x);
    const h = this.#places(height, kh);`,
      ),
      edit(
        'conv2d.ts',
        'y[at++] = this.#at(x, s, o, row, column);',
        'y[at++] = this.#at(around, s, o, row, column);',
      ),
      edit(
        'conv2d.ts',
        'const r = row * this.stride + i - this.padding;',
        'const r = row * this.stride + i;',
      ),
      edit(
        'conv2d.ts',
        'const q = column * this.stride + j - this.padding;',
        'const q = column * this.stride + j;',
      ),
      edit(
        'conv2d.ts',
        '          if (r < 0 || r >= height || q < 0 || q >= width) continue;\n',
        '',
      ),
      edit(
        'conv2d.ts',
        '  #places(size: number, kernel: number): number {',
        `  #padded(x: Tensor): Tensor {
    const [n, channels, height, width] = x.shape;
    const p = this.padding;
    const shape = [n, channels, height + 2 * p, width + 2 * p];
    const data = new Float32Array(n * channels * (height + 2 * p) * (width + 2 * p));
    for (let plane = 0; plane < n * channels; plane++) {
      for (let r = 0; r < height; r++) {
        const row = x.data.subarray((plane * height + r) * width, (plane * height + r + 1) * width);
        data.set(row, (plane * (height + 2 * p) + r + p) * (width + 2 * p) + p);
      }
    }
    return fromData(data, shape);
  }

  #places(size: number, kernel: number): number {`,
      ),
    ],
  },
  {
    id: 'flatten-copies',
    why: 'Copies the values into a tensor of their own.',
    edits: [
      edit(
        'conv2d.ts',
        'return reshape(x, [n, rest.reduce((product, size) => product * size, 1)]);',
        'return fromData(x.data.slice(), [n, rest.reduce((product, size) => product * size, 1)]);',
      ),
      edit(
        'conv2d.ts',
        "import { fromData, reshape } from '@tito/tensor';",
        "import { fromData } from '@tito/tensor';",
      ),
    ],
  },
  {
    id: 'losses-by-operations',
    why: 'Computes the losses with operations of @tito/tensor, rounding in between.',
    edits: [
      edit(
        'losses.ts',
        "import { tensor } from '@tito/tensor';",
        "import { exp, log, max, mean, mul, sub, sum, tensor } from '@tito/tensor';",
      ),
      edit(
        'losses.ts',
        `  let sum = 0;
  for (let i = 0; i < count; i++) sum += (predicted.data[i] - target.data[i]) ** 2;
  return tensor([sum / count], []);`,
        `  const difference = sub(predicted, target);
  return mean(mul(difference, difference));`,
      ),
      edit(
        'losses.ts',
        `  let sum = 0;
  for (let i = 0; i < n; i++) {
    const label`,
        `  if (classes === 0) throw new RangeError('crossEntropy: no classes');
  const shifted = sub(logits, max(logits, 1, true));
  const logs = sub(shifted, log(sum(exp(shifted), 1, true)));
  let total = 0;
  for (let i = 0; i < n; i++) {
    const label`,
      ),
      edit(
        'losses.ts',
        `    const row = Array.from(logits.data.subarray(i * classes, (i + 1) * classes));
    const largest = Math.max(...row);
    const total = row.reduce((all, z) => all + Math.exp(z - largest), 0);
    sum += largest - row[label] + Math.log(total);
  }
  return tensor([sum / n], []);`,
        `    total -= logs.data[i * classes + label];
  }
  return tensor([total / n], []);`,
      ),
    ],
  },
  {
    id: 'field-from-the-image',
    why: 'Goes from the image on, with the distance of neighbours.',
    edits: [
      edit(
        'answers.ts',
        'return steps.reduceRight((field, { kernel, stride }) => (field - 1) * stride + kernel, 1);',
        `let [field, distance] = [1, 1];
  for (const { kernel, stride } of steps) {
    field += (kernel - 1) * distance;
    distance *= stride;
  }
  return field;`,
      ),
    ],
  },
  {
    id: 'function-constructors',
    why: 'Exports a class expression in a constant.',
    edits: [
      edit(
        'sequential.ts',
        'export class Sequential implements Container {',
        'export const Sequential = class implements Container {',
      ),
      edit(
        'sequential.ts',
        `    return y;
  }
}`,
        `    return y;
  }
};`,
      ),
    ],
  },
];
