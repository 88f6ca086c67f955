import { compareArrays, type Finding, near, refuses, type RemoteObject, worst } from '@tito/check';
import type { Layer } from '@tito/nn';
import type { TradeOff } from '@tito/quantization/contract';
import { fromData, tensor } from '@tito/tensor';
import type { Check15 } from './contract.ts';

type Given = Parameters<Check15['judge']>[0]['given'];

/** Rows with the scales 1 and 3 / 7 at 4 bits, and an odd number of codes. */
const weight = tensor([7, -2, 1, 3, 0, -3], [2, 3]);

/** A number of bits that the types rule out. */
function otherBits(bits: number): 4 {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return bits as 4;
}

function same(
  yours: ArrayLike<number>,
  expected: readonly number[],
  unit: string,
  student: string,
  relative = 0,
): Finding {
  return compareArrays({
    yours,
    expected,
    allowed: (i) => relative * Math.abs(expected[i] ?? 0),
    shape: [expected.length],
    unit,
    student,
  });
}

const packed: Check15 = {
  id: '15.10-public-packed',
  task: '15.10',
  title: 'codes of 4 and 2 bits share bytes',
  weight: 1,
  mustFail: [
    'first-code-in-the-high-bits',
    'one-byte-per-code',
    'rows-start-at-a-byte',
    'packed-scale-of-sixteen-codes',
    'one-packed-scale',
    'sign-not-extended',
    'packs-any-bits',
    'packs-nan',
    'zero-row-divides-by-zero',
  ],
  async judge({ student }) {
    const q = await student.quantizePacked(weight, 4);
    const ternary = await student.quantizePacked(tensor([5, -5, 0, 5, 5], [1, 5]), 2);
    const zero = await student.quantizePacked(tensor([0, 0], [1, 2]), 4);
    const back = await student.dequantizePacked({
      data: Uint8Array.of(0xe7, 0x71, 0x90),
      shape: [2, 3],
      scales: Float32Array.of(1, 0.5),
      bits: 4,
    });
    return worst([
      same(
        q.scales,
        [1, 3 / 7],
        'scales off',
        'quantizePacked of [[7, -2, 1], [3, 0, -3]] with 4 bits: a scale is the largest |w| of its row / 7.',
        1e-6,
      ),
      same(
        q.data,
        [0xe7, 0x71, 0x90],
        'bytes off',
        'quantizePacked of [[7, -2, 1], [3, 0, -3]] with 4 bits: the codes are 7 -2 1 7 0 -7, so the bytes are 0xe7 0x71 0x90.',
      ),
      same(
        ternary.data,
        [0b01_00_11_01, 0b01],
        'bytes off',
        'quantizePacked of [[5, -5, 0, 5, 5]] with 2 bits: the codes are 1 -1 0 1 1, so the bytes are 0b01001101 0b00000001.',
      ),
      same(
        back.data,
        [7, -2, 1, 3.5, 0, -3.5],
        'values off',
        'dequantizePacked of the bytes 0xe7 0x71 0x90, scales 1 and 0.5: the codes are 7 -2 1 7 0 -7.',
        1e-6,
      ),
      same(
        zero.scales,
        [1],
        'scales off',
        'quantizePacked of [[0, 0]]: a row of zeros has scale 1.',
      ),
      await refuses('quantizePacked', [
        ['NaN in w', () => student.quantizePacked(tensor([1, NaN], [1, 2]), 4)],
        ['3 bits', () => student.quantizePacked(weight, otherBits(3))],
      ]),
    ]);
  },
};

async function buildModel(given: Given): Promise<RemoteObject<Layer>> {
  const hidden = await given.Linear.create(weight, tensor([1, -1]));
  const relu = await given.ReLU.create();
  const inner = await given.Sequential.create([relu]);
  return given.Sequential.create([
    hidden,
    inner,
    await given.Linear.create(tensor([1, 0.25], [1, 2]), null),
  ]);
}

const MODEL = 'quantizeMixed of [Linear(3, 2), Sequential of ReLU, Linear(2, 1) without bias]';

const mixed: Check15 = {
  id: '15.10-public-mixed',
  task: '15.10',
  title: 'each Linear has its own precision, and the bytes add up',
  weight: 1,
  mustFail: [
    'bits-by-layer',
    'bits-in-reverse',
    'mixed-bytes-without-scales',
    'mixed-bytes-without-bias',
    'packed-layer-without-bias',
    'float-layers-not-counted',
    'mixed-calibrates-on-model-input',
    'mixed-calibration-ignored',
    'any-bits-in-a-plan',
  ],
  async judge({ student, given }) {
    const source = await buildModel(given);
    const x = tensor([1, 1, 0, 0, 1, -1], [2, 3]);
    const judgePlan = async (
      bits: readonly (32 | 8 | 4 | 2)[],
      bytes: number,
      outputs: readonly number[],
    ): Promise<Finding> => {
      const { model, byteLength } = await student.quantizeMixed(source, bits, [x]);
      const call = `${MODEL}, bits [${bits.join(', ')}]`;
      return worst([
        near({
          yours: byteLength,
          expected: bytes,
          allowed: 0,
          unit: 'bytes off',
          student: `${call}: byteLength is off.`,
          figures: 'told',
        }),
        same(
          (await model.forward(x)).data,
          outputs,
          'outputs off',
          `${call}: the outputs are off.`,
          1e-2,
        ),
      ]);
    };
    const tenfold = tensor([10, 10, 0, 0, 10, -10], [2, 3]);
    const onTenfold = async () =>
      (await (await student.quantizeMixed(source, [32, 8], [x])).model.forward(tenfold)).data;
    return worst([
      await judgePlan([32, 32], 4 * 8 + 4 * 2, [6.5, 0.5]),
      await judgePlan([4, 32], 3 + 8 + 8 + 4 * 2, [6.5, 0.5]),
      await judgePlan([32, 2], 4 * 8 + 1 + 4, [6, 0]),
      await judgePlan([32, 8], 4 * 8 + 2 + 4, [6.5, 0.5]),
      same(
        await onTenfold(),
        [7.5, 1.5],
        'outputs off',
        `${MODEL}, bits [32, 8], of ten times what it was calibrated on: hidden values above 6 count as 6.`,
        1e-2,
      ),
      await judgePlan([8, 4], 6 + 8 + 8 + 1 + 4, [6 + 2 * (2 / 7), 2 * (2 / 7)]),
      await refuses('quantizeMixed', [
        ['3 bits for 2 Linear layers', () => student.quantizeMixed(source, [8, 8, 8])],
        ['a layer of 16 bits', () => student.quantizeMixed(source, [otherBits(16), 8])],
      ]),
    ]);
  },
};

const sweep: Check15 = {
  id: '15.10-public-sweep',
  task: '15.10',
  title: 'a sweep measures what each plan costs and gives',
  weight: 1,
  mustFail: [
    'accuracy-in-percent',
    'accuracy-of-the-float-model',
    'sweep-sorted-by-bytes',
    'sweep-returns-the-source',
  ],
  async judge({ student, given }) {
    // Class 1 wins by its second weight, which is less than half of a step of 1: with 2 bits it is 0.
    const linear = await given.Linear.create(tensor([0.95, 0, 1, 0.4], [2, 2]), null);
    const model = await given.Sequential.create([linear]);
    const images = tensor([1, -1, 1, 1], [2, 2]);
    const test = { images, labels: fromData(Uint8Array.of(0, 1), [2]), classes: 2 };
    const points = await student.sweepBits(model, [[32], [2], [4]], [images], test);
    const sentence = 'sweepBits of a Linear(2, 2), plans [[32], [2], [4]], two images:';
    return worst([
      same(
        points.map(({ byteLength }) => byteLength),
        [16, 1 + 8, 2 + 8],
        'bytes off',
        `${sentence} the bytes are 16, 9 and 10.`,
      ),
      same(
        points.map(({ accuracy }) => accuracy),
        [1, 0.5, 1],
        'accuracies off',
        `${sentence} the accuracies are 1, 0.5 and 1, as fractions.`,
        1e-9,
      ),
      ...(await Promise.all(
        points
          .slice(1, 2)
          .map(async ({ model: narrowest }) =>
            same(
              (await narrowest.forward(images)).data,
              [0.95, 1, 0.95, 1],
              'outputs off',
              `${sentence} the model of a point is the one that was measured.`,
              1e-6,
            ),
          ),
      )),
    ]);
  },
};

const points: readonly TradeOff[] = [
  { byteLength: 300, accuracy: 0.97 },
  { byteLength: 100, accuracy: 0.96 },
  { byteLength: 200, accuracy: 0.95 },
  { byteLength: 400, accuracy: 0.97 },
  { byteLength: 100, accuracy: 0.94 },
  { byteLength: 100, accuracy: 0.96 },
];

const choice: Check15 = {
  id: '15.10-public-choice',
  task: '15.10',
  title: 'the frontier, and a choice under a budget',
  weight: 1,
  mustFail: [
    'frontier-in-order-of-points',
    'frontier-keeps-equal-bytes',
    'frontier-keeps-equal-accuracy',
    'frontier-keeps-twins',
    'budget-not-included',
    'fewest-bytes-chosen',
    'nothing-fits-accepted',
    'choice-in-the-frontier',
  ],
  async judge({ student }) {
    const given =
      'of (300 B, 97 %), (100 B, 96 %), (200 B, 95 %), (400 B, 97 %), (100 B, 94 %), (100 B, 96 %)';
    const chooses = async (budget: number, expected: number, why: string): Promise<Finding> =>
      near({
        yours: await student.chooseUnderBudget(points, budget),
        expected,
        allowed: 0,
        unit: 'places off',
        student: `chooseUnderBudget ${given}, ${budget} bytes: ${why}.`,
        figures: 'told',
      });
    return worst([
      same(
        await student.paretoFrontier(points),
        [1, 0],
        'indices off',
        `paretoFrontier ${given}: [1, 0].`,
      ),
      await chooses(300, 0, 'the most accurate one that fits, the budget included'),
      await chooses(299, 1, 'the most accurate one that fits'),
      await chooses(1000, 0, 'of equally accurate ones that with the fewest bytes'),
      await refuses('chooseUnderBudget', [
        ['a budget that nothing fits', () => student.chooseUnderBudget(points, 99)],
      ]),
    ]);
  },
};

export const mixedPrecision: readonly Check15[] = [packed, mixed, sweep, choice];
