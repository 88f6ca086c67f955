import { expect, test } from 'vitest';
import { measureRetained } from '../src/index.ts';

/** A host with a heap of its own: `allocate` adds garbage and kept bytes, `collect` drops the garbage. */
class FakeHost {
  kept = 1000;
  garbage = 500;

  allocate(kept: number, garbage: number): void {
    this.kept += kept;
    this.garbage += garbage;
  }

  collect(): void {
    this.garbage = 0;
  }

  bytes(): number {
    return this.kept + this.garbage;
  }
}

test('it counts what the built value keeps, and not the garbage before or during', async () => {
  const host = new FakeHost();
  const measured = await measureRetained(() => {
    host.allocate(256, 9999);
    return 'built';
  }, host);
  expect(measured).toEqual({ value: 'built', bytes: 256 });
});

test('it is negative if building lets go of more than it keeps', async () => {
  const host = new FakeHost();
  const measured = await measureRetained(() => host.allocate(-100, 0), host);
  expect(measured.bytes).toBe(-100);
});

test('it waits for a collector that takes its time, before and after', async () => {
  const host = new FakeHost();
  const events: string[] = [];
  const counters = {
    collect: async (): Promise<void> => {
      events.push('collect');
      await Promise.resolve();
      host.collect();
      events.push('collected');
    },
    bytes: (): number => {
      events.push('bytes');
      return host.bytes();
    },
  };
  await measureRetained(() => events.push('build'), counters);
  expect(events.join(' ')).toBe('collect collected bytes build collect collected bytes');
});

function failing(): never {
  throw new RangeError('too large');
}

test('an error of the builder reaches the caller', async () => {
  await expect(measureRetained(failing, new FakeHost())).rejects.toThrow('too large');
});
