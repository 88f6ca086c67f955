// A process of the sandbox before and beside the submission: started wrongly, flooding, giving way.
import { getPriority } from 'node:os';
import { StudentFault } from '@tito/check';
import { expect, test } from 'vitest';
import { SandboxError } from '../src/sandbox/endings.ts';
import { READY } from '../src/sandbox/frame.ts';
import { DEFAULT_LIMITS } from '../src/sandbox/limits.ts';
import { SandboxProcess } from '../src/sandbox/process.ts';

const NOTHING = { modules: {}, exports: { student: {}, given: {} } };

/** A sandbox in which some other program runs instead of the harness. */
function start(command: string, args: readonly string[]): SandboxProcess {
  const enclosure = { launch: () => ({ command, args, filter: null }) };
  const options = { enclosure, limits: DEFAULT_LIMITS, collector: false, clock: 'wall' } as const;
  return new SandboxProcess(NOTHING, options, () => undefined);
}

const node = (script: string) => start(process.execPath, ['--eval', script]);
const ready = `require('fs').writeSync(4, Buffer.from('${Buffer.from(READY).toString('hex')}', 'hex'));`;

function askOnce(sandbox: SandboxProcess): Promise<unknown> {
  return sandbox.request(READY, 20_000).catch((error: unknown) => error);
}

test.each([
  ['is missing', () => start('/no/such/program', [])],
  ['ends at once', () => start('/bin/sh', ['-c', 'echo no namespaces >&2; exit 1'])],
  ['ends before it is ready', () => node('process.exit(0)')],
])('a sandbox that %s is our fault, not the submission’s', async (_what, open) => {
  const fault = await askOnce(open());
  expect(fault).toBeInstanceOf(Error);
  expect(fault).not.toBeInstanceOf(StudentFault);
});

test('why a sandbox did not start is in its sentence', async () => {
  const fault = await askOnce(start('/bin/sh', ['-c', 'echo no namespaces >&2; exit 1']));
  expect(fault).toBeInstanceOf(SandboxError);
  expect(String(fault)).toContain('no namespaces');
});

test('what ends after it was ready is the submission’s fault', async () => {
  const fault = await askOnce(node(`${ready} setTimeout(() => process.exit(1), 100)`));
  expect(fault).toMatchObject({ outcome: 'crashed' });
});

test.each([1, 2])('a flood on descriptor %i is stopped', async (descriptor) => {
  const flood = `${ready} for (;;) require('fs').writeSync(${descriptor}, 'x'.repeat(1 << 16));`;
  const fault = await askOnce(node(flood));
  expect(fault).toMatchObject({ outcome: 'crashed', message: expect.stringMatching(/text/) });
});

test('a submission gives way to the grader', async () => {
  const sandbox = node(`${ready} setInterval(() => 0, 1000)`);
  await expect.poll(() => getPriority(sandbox.pid)).toBe(10);
  sandbox.close();
});
