import type { Album, Picture, Remoted } from '@tito/check';
import type { LinearLike } from '@tito/nn/contract';
import { maximum, randomNormal, tensor, type Tensor } from '@tito/tensor';
import { contract, type Given03, type Student03 } from '../checks/contract.ts';

type Picture03 = Picture<Student03, Given03>;

const SHAPE = [64, 64];

const weights: Picture03 = {
  task: '03.1',
  title: 'Weights to begin with',
  caption: 'Same size of signal, two distributions: normal, and uniform up to a sharp bound.',
  async draw({ student, given }) {
    const source = await given.random('pictures');
    const normal = await student.kaimingNormal(SHAPE, source);
    const uniform = await student.kaimingUniform(SHAPE, source);
    return {
      kind: 'histogram',
      x: { label: '4,096 weights of a layer with 64 inputs', unit: '' },
      series: [
        { label: 'normal', values: normal.data },
        { label: 'uniform', values: uniform.data },
      ],
    };
  },
};

const DEPTHS = [1, 2, 4, 8, 16];

function rootMeanSquare({ data }: Tensor): number {
  return Math.sqrt(data.reduce((sum, value) => sum + value * value, 0) / data.length);
}

const signal: Picture03 = {
  task: '03.2',
  title: 'A signal in a deep network',
  caption:
    'Your layers in a row, with a ReLU behind each: one rule keeps the signal, the others lose it.',
  async draw({ student, given, random }) {
    const source = await given.random('pictures');
    const x = randomNormal([16, 64], random);
    const sizesWith = async (draw: () => Promise<Tensor>): Promise<number[]> => {
      const sizes: number[] = [];
      let y = x;
      for (let depth = 1; depth <= 16; depth++) {
        const layer: Remoted<LinearLike> = await student.Linear.create(await draw());
        y = maximum(await layer.forward(y), 0);
        if (DEPTHS.includes(depth)) sizes.push(rootMeanSquare(y));
      }
      return sizes;
    };
    return {
      kind: 'lines',
      x: { label: 'layers', ticks: DEPTHS.map(String) },
      y: { label: 'size of the signal', unit: '', isLog: true },
      series: [
        { label: 'Kaiming', values: await sizesWith(() => student.kaimingNormal(SHAPE, source)) },
        { label: 'Xavier', values: await sizesWith(() => student.xavierNormal(SHAPE, source)) },
        {
          label: 'deviation 0.05',
          values: await sizesWith(async () => randomNormal(SHAPE, random, 0, 0.05)),
        },
      ],
    };
  },
};

const MARGINS = [-8, -4, -2, 0, 2, 4, 8];

const loss: Picture03 = {
  task: '03.5',
  title: 'What being wrong costs',
  caption: 'The logit of the right class minus that of the wrong one, and the cross entropy of it.',
  async draw({ student }) {
    const losses: number[] = [];
    for (const margin of MARGINS) {
      const { data } = await student.crossEntropy(tensor([margin, 0], [1, 2]), [0]);
      losses.push(data[0] ?? NaN);
    }
    return {
      kind: 'lines',
      x: { label: 'margin', ticks: MARGINS.map(String) },
      y: { label: 'cross entropy', unit: '' },
      series: [{ label: 'your crossEntropy', values: losses }],
    };
  },
};

/** What a learner's own layers do, once a task is done. */
export const album: Album<Student03, Given03> = { contract, pictures: [weights, signal, loss] };
