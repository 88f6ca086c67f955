import { compareArrays, shapeIs, worst } from '@tito/check';
import type { Check15 } from './contract.ts';

const inverse: Check15 = {
  id: '15.3-public-inverse',
  task: '15.3',
  title: 'a value is (code - zeroPoint) * scale',
  weight: 1,
  mustFail: [
    'scale-before-zero-point',
    'zero-point-added-back',
    'zero-point-ignored',
    'divides-by-scale',
    'returns-nan',
    'rounds-the-result',
    'int8-result',
  ],
  async judge({ student }) {
    const data = new Int8Array([-100, 0, 50, -25]);
    const q = { data, shape: [4], scale: 0.5, zeroPoint: -25 };
    const x = await student.dequantizeInt8(q);
    return compareArrays({
      yours: x.data,
      expected: [-37.5, 12.5, 37.5, 0],
      allowed: () => 1e-6,
      shape: x.shape,
      unit: 'values off',
      student:
        'dequantizeInt8 of the codes [-100, 0, 50, -25] with scale 0.5 and zero point -25: ' +
        'a value is (code - zeroPoint) * scale.',
    });
  },
};

const extremes: Check15 = {
  id: '15.3-public-extremes',
  task: '15.3',
  title: 'the outermost codes and zero points, in their shape',
  weight: 1,
  mustFail: ['int8-difference', 'result-flattened'],
  async judge({ student }) {
    const q = { data: new Int8Array([-128, 127]), shape: [1, 2], scale: 0.25, zeroPoint: 127 };
    const x = await student.dequantizeInt8(q);
    return worst([
      shapeIs('dequantizeInt8 of [1, 2] codes', x.shape, [1, 2], 'told'),
      compareArrays({
        yours: x.data,
        expected: [-63.75, 0],
        allowed: () => 1e-6,
        shape: x.shape,
        unit: 'values off',
        student:
          'dequantizeInt8 of the codes [[-128, 127]] with scale 0.25 and zero point 127: ' +
          'code - zeroPoint goes from -255 to 255 and does not fit into 8 bits.',
      }),
    ]);
  },
};

export const dequantize: readonly Check15[] = [inverse, extremes];
