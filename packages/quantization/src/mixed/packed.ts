import { formatShape, fromData, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { PackedTensor } from '../contract.ts';
import { quantizeRun } from '../grid.ts';
import { dataOf, finiteRange } from '../operand.ts';
import { scaleOfPeak } from '../qparams.ts';

/**
 * Symmetric codes of 4 or 2 bits, packed, with one scale per row: scales[c] = max|w of row c| / Q,
 * Q = 2^(bits - 1) - 1. Codes of 4 bits are -7 to 7, of 2 bits -1, 0 and 1. A row of zeros has
 * scale 1.
 *
 * Shapes: w [out, in]. Memory: ceil(out * in * bits / 8) bytes of codes and 4 per row.
 *
 * @throws {ShapeError} if w is not of rank 2.
 * @throws {RangeError} if bits is neither 4 nor 2, or a value is NaN or infinite.
 * @throws {DTypeError} if w is not float32.
 * @example
 * const q = quantizePacked(tensor([7, -2, 1, 3, 0, -3], [2, 3]), 4);
 * [...q.scales]; // => [1, Math.fround(3 / 7)]
 * [...q.data]; // => [0xe7, 0x71, 0x90]
 * [...quantizePacked(tensor([5, -5, 0, 5], [1, 4]), 2).data]; // => [0b01_00_11_01]
 */
export function quantizePacked(w: Tensor, bits: 4 | 2): PackedTensor {
  const values = dataOf('quantizePacked', 'w', w, 'float32');
  if (w.shape.length !== 2) {
    throw new ShapeError(`quantizePacked: w is ${formatShape(w.shape)}: [out, in] is needed`);
  }
  requireBits('quantizePacked', bits);
  finiteRange('quantizePacked', 'w', w);
  const [outputs, inputs] = w.shape;
  const largest = 2 ** (bits - 1) - 1;
  const scales = new Float32Array(outputs);
  const codes = new Int8Array(values.length);
  for (let c = 0; c < outputs; c++) {
    const [start, end] = [c * inputs, (c + 1) * inputs];
    const peak = values.subarray(start, end).reduce((max, v) => Math.max(max, Math.abs(v)), 0);
    scales[c] = scaleOfPeak(peak, largest);
    const grid = { scale: scales[c], zeroPoint: 0, low: -largest, high: largest };
    quantizeRun('quantizePacked', values, codes, start, end, grid);
  }
  return { data: pack(codes, bits), shape: [...w.shape], scales, bits };
}

/**
 * The float32 matrix that packed codes stand for: code * scale of its row.
 *
 * @throws {RangeError} if there is no scale for a row, or another number of bytes than codes ask for.
 * @example
 * const q = quantizePacked(tensor([7, -2, 1, 3, 0, -3], [2, 3]), 4);
 * [...dequantizePacked(q).data]; // => [7, -2, 1, 3, 0, -3]
 */
export function dequantizePacked({ data, shape, scales, bits }: PackedTensor): Tensor {
  const [outputs, inputs] = shape;
  requireBits('dequantizePacked', bits);
  const bytes = Math.ceil((outputs * inputs * bits) / 8);
  if (shape.length !== 2 || data.length !== bytes || scales.length !== outputs) {
    throw new RangeError(
      `dequantizePacked: ${data.length} bytes and ${scales.length} scales for ${formatShape(shape)}: [out, in] with one scale per row is needed`,
    );
  }
  const real = new Float32Array(outputs * inputs);
  for (let i = 0; i < real.length; i++) {
    real[i] = codeAt(data, i, bits) * scales[Math.floor(i / inputs)];
  }
  return fromData(real, [outputs, inputs]);
}

/** Code i lies at bit i * bits; the bits of a byte are counted from its lowest. */
function pack(codes: Int8Array, bits: number): Uint8Array {
  const data = new Uint8Array(Math.ceil((codes.length * bits) / 8));
  const mask = 2 ** bits - 1;
  for (let i = 0; i < codes.length; i++) {
    const bit = i * bits;
    data[bit >> 3] |= (codes[i] & mask) << (bit & 7);
  }
  return data;
}

/** Shifts the code to the top of an int32 and back, which extends its sign. */
function codeAt(data: Uint8Array, i: number, bits: number): number {
  const bit = i * bits;
  return (data[bit >> 3] << (32 - bits - (bit & 7))) >> (32 - bits);
}

function requireBits(operation: string, bits: number): void {
  if (bits === 4 || bits === 2) return;
  throw new RangeError(`${operation}: bits is ${bits}: 4 or 2 is needed`);
}
