// The proof from outside: whatever the process says of itself, the kernel's count decides.
import { connect, inProcess } from '@tito/check';
import { contract } from '@tito/module-15-quantization/contract';
import * as nn from '@tito/nn';
import * as reference from '@tito/quantization';
import { random } from '@tito/tensor';
import { expect, test } from 'vitest';
import { layerRetained } from '../checks/15-quantization/retained.ts';

/** 512 x 2 048 weights and 512 biases. */
const FLOAT = 4 * (2_048 + 1) * 512;

/** The process's own counts of arrays and objects, of the layer's bytes: rehearsed, with the float layer, at the end. */
const RIGHT: readonly (readonly [number, number])[] = [
  [0, 0.1],
  [1.252, 0.1],
  [0.252, 0.2],
];

/** The layer check over a process that counts itself as it should, and that the kernel counts so. */
function judge(kernel: readonly (number | null)[], own = RIGHT) {
  const connection = connect(inProcess({ ...reference }, { ...nn }));
  const retained = own.map(([arrays, objects]) => ({
    arrays: arrays * FLOAT,
    objects: objects * FLOAT,
  }));
  const counts = [...kernel];
  return layerRetained.judge({
    student: connection.remote('student', contract.student),
    given: connection.remote('given', contract.given),
    random: random('retained'),
    shared: () => Promise.reject(new Error('nothing is shared here')),
    memory: {
      release: () => Promise.resolve(),
      isAlive: () => Promise.resolve(false),
      retainedBytes: () => Promise.resolve(retained.shift() ?? { arrays: NaN, objects: NaN }),
      processBytes: () => counts.shift() ?? null,
    },
  });
}

test.each([
  { what: 'as a right solution was measured', kernel: [0, 1, 0], ok: true },
  { what: 'nothing is given back', kernel: [0, 1, 1], ok: false },
  { what: 'the layer goes and a copy of it stays', kernel: [0, 2, 1], ok: false },
  { what: 'ballast of the rehearsal goes instead', kernel: [0, 2, 0.99], ok: false },
])('$what: passes is $ok', async ({ kernel, ok }) => {
  expect(await judge(kernel.map((share) => share * FLOAT))).toMatchObject({ ok });
});

test.each([
  {
    what: 'a float copy is kept in an array',
    own: [
      [0, 0.1],
      [2.252, 0.1],
      [1.252, 0.2],
    ],
  },
  {
    what: 'a float copy is kept in objects',
    own: [
      [0, 0.1],
      [1.252, 2.1],
      [0.252, 2.2],
    ],
  },
  {
    what: 'a second copy of the codes is kept',
    own: [
      [0, 0.1],
      [1.502, 0.1],
      [0.502, 0.2],
    ],
  },
  {
    what: 'arrays of the rehearsal are given up for a copy',
    own: [
      [1, 0.1],
      [1.252, 0.1],
      [1.252, 0.2],
    ],
  },
  {
    what: 'objects of the rehearsal are given up for a copy',
    own: [
      [0, 2.1],
      [1.252, 0.1],
      [0.252, 2.2],
    ],
  },
  {
    what: 'the codes are not there',
    own: [
      [0, 0.1],
      [1.2, 0.1],
      [0.2, 0.2],
    ],
  },
] as const)('$what: fails', async ({ own }) => {
  expect(await judge([null, null, null], own)).toMatchObject({ ok: false });
});

test('where the kernel does not say, the process’s own count decides', async () => {
  expect(await judge([null, null, null])).toMatchObject({ ok: true });
});
