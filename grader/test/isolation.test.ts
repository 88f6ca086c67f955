// What each layer keeps out, found by trying, with real processes on the machine that runs the tests.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Packages } from '../src/sandbox/given.ts';
import { cpuMs, dataBytes, innermost } from '../src/sandbox/process-tree.ts';
import { installAdvice } from '../src/sandbox/isolation/install-advice.ts';
import { layerMatrix, type MatrixRow } from '../src/sandbox/isolation/matrix.ts';
import { ATTEMPTS } from '../src/sandbox/isolation/probe/raw.ts';
import { CALLS } from '../src/sandbox/isolation/seccomp/calls.ts';
import { seccompFilter } from '../src/sandbox/isolation/seccomp/filter.ts';
import { DEFAULT_LIMITS } from '../src/sandbox/limits.ts';
import { Translator } from '../src/sandbox/translate/translator.ts';
import { WORKSPACE } from '../src/workspace.ts';
import { openAll } from './support/levels.ts';

const translator = Translator.forOwnFiles();
const harness = await new Packages(join(WORKSPACE, 'packages'), translator).given([]);
const enclosures = await openAll(DEFAULT_LIMITS, harness);
translator.close();
const hasStrong = enclosures.some(({ level }) => level === 'strong');
const isLinux = process.platform === 'linux';

describe.runIf(hasStrong)('layers by themselves', () => {
  let matrix: readonly MatrixRow[] = [];
  beforeAll(async () => {
    matrix = await layerMatrix({ level: 'strong', baselineMiB: 600 }, DEFAULT_LIMITS);
  });
  /** What succeeds under some layers. */
  function openUnder(layers: string): ReadonlySet<string> {
    const row = matrix.find((candidate) => candidate.layers === layers);
    if (row === undefined || 'failed' in row.result) throw new Error(`no result: ${layers}`);
    return row.result.open;
  }

  test('with none, everything that an ordinary user may do succeeds', () => {
    const open = openUnder('none');
    for (const attempt of ['read', 'write', 'look', 'connect', 'spawn', 'memory']) {
      expect(open).toContain(attempt);
    }
  });

  test.each([
    ['limits', ['memory']],
    ['namespaces', ['read', 'write', 'look', 'connect', 'signal']],
    ['filter', ['read', 'write', 'look', 'connect', 'signal', 'spawn']],
    ['Node', ['read', 'write', 'look', 'connect', 'spawn']],
    ['all', ATTEMPTS],
  ])('%s: keeps out by itself what it is for', (layers, closed) => {
    const open = openUnder(layers);
    expect(closed.filter((attempt) => open.has(attempt))).toEqual([]);
  });

  test('no layer is there for nothing: without the filter a process is made, without limits memory', () => {
    expect(openUnder('namespaces')).toContain('spawn');
    expect(openUnder('filter')).toContain('memory');
  });
});

test.runIf(hasStrong)('the strong level names what held, and holds more than the other', () => {
  const [strong, weak] = ['strong', 'process'].map((level) =>
    enclosures.find((enclosure) => enclosure.level === level),
  );
  expect(strong?.layers).toContain('no network');
  expect(weak?.layers).not.toContain('no network');
  expect(strong?.layers).toEqual(expect.arrayContaining([...(weak?.layers ?? [])]));
});

test.runIf(isLinux)('nothing outlives a grader that is killed', { timeout: 30_000 }, async () => {
  for (const { level } of enclosures) {
    const grader = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/spin.ts'), level], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => {
      grader.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    expect(cpuMs(pid)).not.toBeNull();
    grader.kill('SIGKILL');
    // A process that gave up root is not told of its parent's end: its limit of time ends it.
    const isTold = level === 'strong' || process.getuid?.() !== 0;
    if (isTold) await expect.poll(() => dataBytes(pid), { timeout: 5_000 }).toBeNull();
    else process.kill(pid, 'SIGKILL');
  }
});

test.runIf(isLinux)(
  'the kernel is asked about time and memory of the innermost process',
  async () => {
    const child = spawn('/bin/sh', ['-c', 'sleep 20; :'], { detached: true });
    await expect.poll(() => innermost(child.pid ?? 0)).not.toBe(child.pid);
    const inner = innermost(child.pid ?? 0) ?? 0;
    expect(readFileSync(`/proc/${inner}/cmdline`, 'utf8')).toContain('sleep');
    expect(dataBytes(inner)).toBeGreaterThan(0);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await expect.poll(() => dataBytes(inner)).toBeNull();
  },
);

test('the filter is a program of whole instructions that ends in both verdicts', () => {
  for (const architecture of ['x64', 'arm64']) {
    const bytes = seccompFilter(architecture) ?? new Uint8Array();
    const view = new DataView(bytes.buffer);
    expect(bytes.length % 8).toBe(0);
    expect(view.getUint32(bytes.length - 4, true)).toBe(0x7fff0000); // allowed
    expect(view.getUint32(bytes.length - 12, true)).toBe(0x00050026); // ENOSYS
  }
  expect(seccompFilter('mips')).toBeNull();
});

/** Calls that reach beyond the process: sockets, processes, signals, tracing, mounts, keys, new files. */
const NEVER = {
  x64: [41, 53, 57, 58, 62, 83, 85, 86, 88, 101, 165, 250, 272, 321, 425, 435],
  arm64: [34, 36, 37, 40, 97, 117, 129, 198, 199, 219, 280, 425, 435],
};

test.each(Object.entries(NEVER))(
  'no call that reaches beyond the process is listed: %s',
  (name, calls) => {
    const allowed = new Set(CALLS[name]?.allowed);
    expect(allowed.size).toBeGreaterThan(50);
    expect(calls.filter((call) => allowed.has(call))).toEqual([]);
    expect(allowed.has(CALLS[name]?.clone ?? 0)).toBe(false); // its flags are looked at
  },
);

test.runIf(isLinux)('what keeps the strong level away is told from what installs it', () => {
  expect(installAdvice('strong', 'exec: bwrap: not found').join()).toMatch(/install.*bubblewrap/);
  const denied = 'bwrap: No permissions to create new namespace';
  expect(installAdvice('strong', denied).join()).toMatch(/namespaces/);
  const open = 'this does not hold: no network';
  expect(installAdvice('strong', open).join()).not.toMatch(/install|namespaces/i);
});

test.runIf(isLinux)('a grader cannot be opened for debugging by a signal', async () => {
  const script = `await import(${JSON.stringify(join(import.meta.dirname, '../src/sandbox/process.ts'))});
    process.kill(process.pid, 'SIGUSR1'); setTimeout(() => process.exit(0), 300);`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
