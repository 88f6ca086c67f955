// The proof from outside: whatever the process says of itself, the kernel's count decides.
import { connect, inProcess } from '@tito/check';
import { contract } from '@tito/module-15-quantization/contract';
import * as nn from '@tito/nn';
import * as reference from '@tito/quantization';
import { random } from '@tito/tensor';
import { expect, test } from 'vitest';
import { layerRetained } from '../checks/15-quantization/retained.ts';

/** 4 096 x 1 024 weights and 1 024 biases. */
const FLOAT = 4 * (4_096 + 1) * 1_024;

/** The layer check over a process that counts itself as it should, and that the kernel counts so. */
function judge(kernel: readonly (number | null)[]) {
  const connection = connect(inProcess({ ...reference }, { ...nn }));
  const own = [0, 0, FLOAT, 1.25 * FLOAT, 0.252 * FLOAT];
  const counts = [...kernel];
  return layerRetained.judge({
    student: connection.remote('student', contract.student),
    given: connection.remote('given', contract.given),
    random: random('retained'),
    shared: () => Promise.reject(new Error('nothing is shared here')),
    memory: {
      release: () => Promise.resolve(),
      isAlive: () => Promise.resolve(false),
      retainedBytes: () => Promise.resolve(own.shift() ?? NaN),
      processBytes: () => counts.shift() ?? null,
    },
  });
}

test.each([
  { what: 'as a right solution was measured', kernel: [0, 1.5, 0.5], ok: true },
  { what: 'nothing is given back', kernel: [0, 1.5, 1.5], ok: false },
  { what: 'the layer goes and a copy of it stays', kernel: [0, 2.5, 1.5], ok: false },
  { what: 'ballast of the rehearsal goes instead', kernel: [0, 2.5, 1.49], ok: false },
])('$what: passes is $ok', async ({ kernel, ok }) => {
  expect(await judge(kernel.map((share) => share * FLOAT))).toMatchObject({ ok });
});

test('where the kernel does not say, the process’s own count decides', async () => {
  expect(await judge([null, null, null])).toMatchObject({ ok: true });
});
