import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Kernels } from '../src/index.ts';
import { moduleBytes } from '../src/runtime/functions.ts';
import { webAssembly } from '../src/runtime/webassembly.ts';
import { startThreads, type ThreadedKernels } from '../src/threads.ts';
import { takePanels } from '../src/threads/job.ts';
import { serve } from '../src/threads/serve.ts';
import { overSharedMemory } from '../src/threads/shared-module.ts';
import { spawnHere } from '../src/threads/spawn.ts';
import { codes, columns, depth, floats, pattern, rows, zeroPoint } from './support/arbitraries.ts';
import { fastTiers, seed } from './support/tiers.ts';

const spawn = spawnHere();
const teams: ThreadedKernels[] = [];
afterAll(() => Promise.all(teams.map((team) => team.close())));

/** Three threads that share whatever there is, however small. */
async function teamOf({ tier, deterministic }: Kernels): Promise<ThreadedKernels> {
  if (tier === 'plain') throw new Error('plain kernels have no threads');
  const team = await startThreads({ tier, deterministic, threads: 3 }, { spawn, worthwhile: 0 });
  teams.push(team);
  return team;
}

/** All products of drawn operands, as bits. */
function products(
  kernels: Kernels,
  [m, k, n]: readonly [number, number, number],
  fill: (length: number) => Int8Array,
  za: number,
): readonly Uint32Array[] {
  const [a, w] = [fill(m * k), fill(n * k)];
  const sums = new Int32Array(m * n);
  const packed = kernels.packInt8(n, k, w, { zeroPoint: 7 });
  packed.multiply(m, a, za, sums);
  packed.dispose();
  const real = [0, 1, 2].map(() => new Float32Array(m * n));
  const [x, y] = [floats(m * k, za), floats(n * k, m)];
  kernels.gemm(m, n, k, x, false, y, true, real[0]);
  kernels.gemm(m, n, k, x, true, y, false, real[1]);
  const weights = kernels.packFloat32(n, k, y);
  weights.multiply(m, x, real[2]);
  weights.dispose();
  return [sums, ...real].map(({ buffer }) => new Uint32Array(buffer));
}

test.each(fastTiers)('%s: threads give the bits of one thread', async (_, alone) => {
  const team = await teamOf(alone);
  expect(team).toMatchObject({ threads: 3, tier: alone.tier, deterministic: alone.deterministic });
  const shape = fc.tuple(rows, depth, fc.oneof(columns, fc.integer({ min: 60, max: 200 })));
  fc.assert(
    fc.property(shape, pattern, fc.integer(), zeroPoint, (sizes, of, start, za) => {
      const fill = (length: number): Int8Array => codes(length, of, start + length);
      expect(products(team, sizes, fill, za)).toEqual(products(alone, sizes, fill, za));
    }),
    { seed, numRuns: 150 },
  );
});

const ofAnything = (length: number): Int8Array => codes(length, 'any', length);

test('workers see memory that grew after they began', async () => {
  const [, alone] = fastTiers[0];
  const team = await teamOf(alone);
  const sizes = [5, 700, 700] as const;
  expect(products(team, sizes, ofAnything, 3)).toEqual(products(alone, sizes, ofAnything, 3));
});

const one = (kernels: Kernels): number => {
  const out = new Int32Array(100);
  kernels.packInt8(100, 1, new Int8Array(100).fill(3)).multiply(1, Int8Array.of(5), 0, out);
  return out.reduce((sum, value) => sum + value, 0);
};

/** Waits for a job and counts itself among the active; what follows is the worker's end. */
const TAKES = `({ job, at }, ready) => {
  ready();
  Atomics.wait(job, at.state, 0);
  Atomics.add(job, at.active, 1);
  Atomics.notify(job, at.active);`;

test.each([
  {
    what: 'dies with panels taken',
    program: `${TAKES} process.exit(3); }`,
    says: /a worker (took panels and did not return in \d+|has ended: it exited with code 3)/,
  },
  {
    what: 'throws',
    program: `(data, ready) => (${String(serve)})(data, [['no', 'no'], ['no']], ${String(takePanels)}, ready)`,
    says: /a worker met an error/,
  },
  {
    what: 'has ended before',
    program: '(data, ready) => { ready(); process.exit(7); }',
    says: /a worker has ended: it exited with code 7/,
  },
])('a worker that $what is an error, until the team is closed', async ({ program, says }) => {
  const team = await startThreads(
    { threads: 2 },
    { spawn, program, deadAfterMs: 200, worthwhile: 0 },
  );
  await expect
    .poll(() => {
      try {
        return one(team);
      } catch (error) {
        return String(error);
      }
    })
    .toMatch(says);
  expect(() => one(team)).toThrow('close these kernels and load them again');
  await team.close();
  expect([team.threads, one(team)]).toEqual([1, 1_500]);
});

test('a worker that cannot start ends the attempt, and names the reason', async () => {
  const start = startThreads(
    { threads: 3 },
    { spawn, program: '() => { throw Error("no luck"); }' },
  );
  await expect(start).rejects.toThrow('threads: a worker did not start: Error: no luck');
});

test.each([0, 1.5, NaN])('%s threads are refused', async (threads) => {
  await expect(startThreads({ threads }, { spawn })).rejects.toThrow(
    `threads: threads is ${threads}: a positive integer is needed`,
  );
});

test('only the import of a module changes for shared memory', () => {
  const own = moduleBytes('simd128');
  const shared = overSharedMemory(own);
  expect(shared.length).toBe(own.length + 3);
  expect(shared.slice(-5_000)).toEqual(own.slice(-5_000));
  expect(webAssembly.validate(shared)).toBe(true);
  expect(() => overSharedMemory(own.slice(0, 8))).toThrow('does not import one memory');
});

test.each([
  ['without closing it', ''],
  ['after closing it', 'await team.close(); await team.close();'],
])('a process that used a team ends by itself, %s', async (_, last) => {
  const entry = new URL('../src/threads.ts', import.meta.url).href;
  const source = `import { loadThreadedKernels } from '${entry}';
    const team = await loadThreadedKernels({ threads: 2 });
    const out = new Int32Array(2);
    team.packInt8(2, 1, Int8Array.of(2, 3)).multiply(1, Int8Array.of(7), 0, out);
    ${last}
    console.log(team.threads, out.join());`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', source],
    { timeout: 20_000 },
  );
  expect(stdout).toBe(`${last === '' ? 2 : 1} 14,21\n`);
});
