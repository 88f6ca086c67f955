// What both packs ask; the public one with fixed inputs, the hidden one with drawn ones.
import {
  atMost,
  type CheckContext,
  compareArrays,
  type Finding,
  firstFailure,
  thrownBy,
} from '@tito/check';
import { sizeOf, type Tensor, tensor } from '@tito/tensor';
import type { Nothing, Target } from './contract.ts';

type Student = CheckContext<Target, Nothing>['student'];

export async function doubles(student: Student, x: number): Promise<Finding> {
  const first = await student.double(x);
  const again = await student.double(x);
  return firstFailure([
    atMost(Math.abs(first - 2 * x), 0, 'off', 'double(x) is not 2x.'),
    atMost(Math.abs(again - 2 * x), 0, 'off', 'double(x) is not 2x when it is asked again.'),
  ]);
}

export async function refusesInfinity(student: Student): Promise<Finding> {
  // Asked first: what throws whatever it is given refuses nothing.
  const answer = await student.double(1);
  const fault = await thrownBy(student.double(Infinity));
  const misses = fault?.thrown === 'RangeError' ? 0 : 1;
  return firstFailure([
    atMost(Math.abs(answer - 2), 0, 'off', 'double(1) is not 2.'),
    atMost(misses, 0, 'calls', 'double(Infinity) throws no RangeError.'),
  ]);
}

export async function scales(student: Student, x: Tensor, factor: number): Promise<Finding> {
  const before = x.data.slice();
  const { data, shape } = await student.scale(x, factor);
  return firstFailure([
    sameShape('scale', shape, x.shape),
    compareArrays({
      yours: data,
      expected: before.map((value) => value * factor),
      allowed: () => 0,
      shape: x.shape,
      unit: 'values off',
      student: 'scale does not multiply each value by the factor.',
    }),
  ]);
}

export async function signsOf(student: Student, x: Tensor): Promise<Finding> {
  const { data, shape, zeros } = await student.signs(x);
  const zerosOff = Math.abs(zeros - x.data.filter((value) => value === 0).length);
  const spare = data.buffer.byteLength - sizeOf(x.shape);
  return firstFailure([
    sameShape('signs', shape, x.shape),
    compareArrays({
      yours: data,
      expected: Array.from(x.data, Math.sign),
      allowed: () => 0,
      shape: x.shape,
      unit: 'signs off',
      student: 'signs: a sign is wrong.',
    }),
    atMost(spare, 0, 'spare bytes', 'signs: data does not own exactly a byte per value.'),
    atMost(zerosOff, 0, 'off', 'signs: zeros is not how many values are 0.'),
  ]);
}

export async function counts(
  student: Student,
  start: number,
  amounts: readonly number[],
): Promise<Finding> {
  const counter = await student.Counter.create(start);
  let expected = start;
  let off = 0;
  for (const amount of amounts) {
    expected += amount;
    off += Math.abs((await counter.add(amount)) - expected);
    off += Math.abs((await counter.total()) - expected);
  }
  return atMost(off, 0, 'off', 'Counter: add or total is not the sum so far.');
}

function sameShape(name: string, yours: readonly number[], expected: readonly number[]): Finding {
  const off = yours.join() === expected.join() ? 0 : 1;
  return atMost(off, 0, 'shapes off', `${name}: the shape is not that of the input.`);
}

/** A tensor of the fixed kind. */
export function example(): Tensor {
  return tensor([-2, 0, 5, 0.5, -0.25, 0], [2, 3]);
}
