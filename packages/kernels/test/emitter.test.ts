import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signed, unsigned } from '../src/emitter/bytes.ts';
import { i32 } from '../src/emitter/instructions.ts';
import { ModuleBuilder } from '../src/emitter/module.ts';
import { int } from '../src/emitter/value.ts';
import { webAssembly } from '../src/runtime/webassembly.ts';
import { seed } from './support/tiers.ts';

/** LEB128 as its definition reads it. */
function decode(bytes: readonly number[], isSigned: boolean): number {
  const value = bytes.reduce((sum, byte, i) => sum + BigInt(byte & 0x7f) * 128n ** BigInt(i), 0n);
  const width = 7 * bytes.length;
  return Number(isSigned ? BigInt.asIntN(width, value) : value);
}

test('LEB128 comes back, in as few bytes as there can be, all but the last marked', () => {
  const number = fc.oneof(fc.integer(), fc.integer({ min: -200, max: 200 }));
  fc.assert(
    fc.property(number, (value) => {
      expect(decode(unsigned(value), false)).toBe(value >>> 0);
      expect(decode(signed(value), true)).toBe(value);
      for (const bytes of [unsigned(value), signed(value)]) {
        expect(bytes.slice(0, -1).every((byte) => byte >= 0x80)).toBe(true);
        expect(bytes[bytes.length - 1]).toBeLessThan(0x80);
      }
      expect(unsigned(value)).toHaveLength(
        Math.max(1, Math.ceil(Math.log2((value >>> 0) + 1) / 7)),
      );
    }),
    { seed, numRuns: 2_000 },
  );
});

/** Runs a function without parameters over a memory, and gives the memory's first numbers. */
function run(build: Parameters<ModuleBuilder['function']>[2], count: number): number[] {
  const module = new ModuleBuilder();
  module.function('run', {}, build);
  const memory = new webAssembly.Memory({ initial: 1, maximum: 1 });
  const instance = new webAssembly.Instance(new webAssembly.Module(module.bytes()), {
    env: { memory },
  });
  (instance.exports as { run(): void }).run();
  return [...new Int32Array(memory.buffer, 0, count)];
}

test('constants, arithmetic and stores do what the engine says', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      const found = run((body) => {
        for (const [i, value] of [
          int(a),
          i32.add(int(a), int(b)),
          i32.sub(int(a), int(b)),
          i32.mul(int(a), int(b)),
          i32.xor(int(a), int(b)),
          i32.shr_s(int(a), int(b)),
        ].entries()) {
          body.store(value, int(0), 4 * i);
        }
      }, 6);
      expect(found).toEqual([a, (a + b) | 0, (a - b) | 0, Math.imul(a, b), a ^ b, a >> b]);
    }),
    { seed, numRuns: 100 },
  );
});

test.each([0, 1, 5])('a loop of %i rounds runs so often', (times) => {
  const [repeated, whiled, branch] = run((body) => {
    const count = body.let(int(times));
    const rounds = body.local('i32');
    body.repeat(count, () => body.advance(rounds, 1));
    body.store(rounds, int(0));
    body.set(count, int(times));
    body.set(rounds, int(0));
    body.while(i32.gt_u(count, int(0)), () => {
      body.advance(rounds, 1);
      body.advance(count, -1);
    });
    body.store(rounds, int(4));
    const set = (value: number) => (): void => body.set(rounds, int(value));
    body.if(i32.eq(int(times), int(1)), set(10), set(20));
    body.store(rounds, int(8));
  }, 3);
  expect([repeated, whiled, branch]).toEqual([times, times, times === 1 ? 10 : 20]);
});

test('a call hands over its arguments by name, in the order of the parameters', () => {
  const module = new ModuleBuilder();
  const parameters = { to: 'i32', left: 'i32', right: 'i32' } as const;
  const subtract = module.function('subtract', parameters, (body, { to, left, right }) => {
    body.store(i32.sub(left, right), to);
  });
  module.function('run', {}, (body) => {
    body.call(subtract, { right: int(2), left: int(7), to: int(0) });
  });
  const memory = new webAssembly.Memory({ initial: 1, maximum: 1 });
  const compiled = new webAssembly.Module(module.bytes());
  const { exports } = new webAssembly.Instance(compiled, { env: { memory } });
  (exports as { run(): void }).run();
  expect(new Int32Array(memory.buffer, 0, 1)[0]).toBe(5);
});
