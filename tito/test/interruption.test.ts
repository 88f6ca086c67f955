// Ctrl-C at any moment: what was there is there, whole, and nothing half is left beside it.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environment, HAS_HIDDEN, ROOT, temporaryFolder, tito } from './run.ts';

/** Runs a command and interrupts it after a while: what has to hold, holds at any moment. */
function interrupted(
  args: readonly string[],
  home: string,
  delayMs: number,
): Promise<number | null> {
  const child = spawn(join(ROOT, 'bin/tito'), args, {
    cwd: home,
    env: environment(home),
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGINT'), delayMs);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

/** Every file below a folder with its content. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [path, readFileSync(path, 'base64')]));
}

const STUBS = join(ROOT, 'modules/15-quantization/stubs');

/** Who is quicker than the interruption has a result; who is slower than Node's own start has no say. */
const ENDINGS = [0, 1, 130, null];

test('completing and submitting, interrupted, lose nothing', { timeout: 60_000 }, async () => {
  const home = temporaryFolder();
  const source = join(home, 'modules/15-quantization/src');
  cpSync(STUBS, source, { recursive: true });
  writeFileSync(join(source, 'qparams.ts'), '// mine\n');
  const own = contentsOf(source);
  const codes = await Promise.all([
    interrupted(['module', 'complete', '15'], home, 600),
    interrupted(['submit', '15'], home, 450),
  ]);
  for (const code of codes) expect(ENDINGS).toContain(code);
  expect(contentsOf(source)).toEqual(own);
  expect(tito(['module', 'status', '--json'], home).code).toBe(0);
  expect(tito(['submit', '15', '--json'], home).code).toBe(0);
});

test.skipIf(!HAS_HIDDEN)('a release that is interrupted leaves the earlier one', async () => {
  const home = temporaryFolder();
  const folder = join(home, 'tito-15-quantization');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin/bootstrap.cjs'), '// an earlier release\n');
  const code = await interrupted(['author', 'release', '15', '--out', home], home, 600);
  expect(ENDINGS).toContain(code);
  if (code === 0) return; // it was quicker
  expect(readdirSync(home)).toEqual(['tito-15-quantization']);
  expect(readFileSync(join(folder, 'bin/bootstrap.cjs'), 'utf8')).toBe('// an earlier release\n');
});
