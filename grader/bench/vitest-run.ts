// The yardstick: the same checks as tests of `vitest run`, one run per submission, in whose process
// tests, expected values and the submission's code share one realm.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Submission } from '../src/index.ts';
import { WORKSPACE } from '../src/workspace.ts';

const VITEST = join(
  dirname(createRequire(join(WORKSPACE, 'package.json')).resolve('vitest/package.json')),
  'vitest.mjs',
);

/** Runs the checks of some packs as vitest tests on a submission; returns how many passed. */
export function runVitest(packs: readonly string[], submission: Submission): number {
  const folder = mkdtempSync(join(tmpdir(), 'tito-bench-'));
  try {
    symlinkSync(join(WORKSPACE, 'grader/node_modules'), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'src'));
    for (const { path, text } of submission.files) writeFileSync(join(folder, path), text);
    writeFileSync(join(folder, 'checks.test.ts'), testFile(packs, submission));
    return countPassed(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countPassed(folder: string): number {
  const report = join(folder, 'report.json');
  const args = ['run', '--root', folder, '--reporter=json', `--outputFile=${report}`];
  spawnSync(process.execPath, [VITEST, ...args], { cwd: folder, stdio: 'ignore' });
  const { numPassedTests }: { numPassedTests: number } = JSON.parse(readFileSync(report, 'utf8'));
  return numPassedTests;
}

function testFile(packs: readonly string[], { files }: Submission): string {
  const answers = files.map(({ path }) => `import('./${path}')`).join(', ');
  const imports = packs.map((path, i) => `import { pack as pack${i} } from ${quoted(path)};`);
  return `${imports.join('\n')}
import { connect, inProcess } from '@tito/check';
import { contract } from '@tito/module-15-quantization/contract';
import * as nn from '@tito/nn';
import { random } from '@tito/tensor';
import { expect, test } from 'vitest';
const exports = Object.assign({}, ...(await Promise.all([${answers}])));
const connection = connect(inProcess(exports, nn));
for (const check of [${packs.map((_, i) => `...pack${i}.checks`).join(', ')}]) {
  test(check.id, async () => {
    const remotes = {
      student: connection.remote('student', contract.student),
      given: connection.remote('given', contract.given),
    };
    const finding = await check.judge({
      ...remotes,
      random: random('vitest/' + check.id),
      memory: connection,
      shared: (calls) => calls.perform({ ...remotes, random: random('vitest/' + calls.id) }),
    });
    expect(finding.ok).toBe(true);
  });
}
`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
