import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { ROOT, startModule, temporaryFolder, tito } from './run.ts';

interface Submitted {
  readonly path: string;
  readonly outcome: string;
  readonly sha256: string;
  readonly warnings: readonly string[];
  readonly leftOut: readonly string[];
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

function submit(home: string, ...args: readonly string[]): Submitted {
  const { stdout, stderr, code } = tito(['submit', '15', ...args, '--json'], home);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Submitted;
}

/** The files that module 15 asks for. */
const { tasks } = JSON.parse(
  readFileSync(join(ROOT, 'modules/15-quantization/module.json'), 'utf8'),
) as { tasks: readonly { file: string }[] };
const taskFiles = new Set(tasks.map(({ file }) => file));

/** A learner's folder in which one task has been worked on, and a helper and a scratch file written. */
function begun(): { readonly home: string; readonly source: string } {
  const home = temporaryFolder();
  startModule(home);
  const source = join(home, 'modules/15-quantization/src');
  const own =
    "import { one } from './helpers.ts';\n" +
    'export function chooseQParams() {\n  return { scale: one, zeroPoint: 0 };\n}\n';
  writeFileSync(join(source, 'qparams.ts'), own);
  writeFileSync(join(source, 'helpers.ts'), 'export const one = 1;\n');
  writeFileSync(join(source, 'scratch.ts'), 'const secret = 1;\n');
  writeFileSync(join(source, 'notes.txt'), 'not for others\n');
  return { home, source };
}

test('an archive holds the files that are judged, their hashes, versions, and nothing else', async () => {
  const { home, source } = begun();
  const { path, outcome, files, warnings, leftOut } = submit(home, '--name', 'Ada Lovelace');
  expect(path).toBe(join(home, 'hand-in/15-quantization/ada-lovelace.zip'));
  expect(outcome).toBe('written');
  const sources = [...taskFiles, 'src/helpers.ts'].toSorted();
  expect(files.map((file) => file.path)).toEqual([...sources, 'submission.json']);
  expect(leftOut.toSorted()).toEqual(['src/explore.ts', 'src/scratch.ts']);
  expect(warnings).toContain(
    'src/matmul-int8.ts is as it was at the start: 15.6 will earn nothing.',
  );
  expect(warnings.join()).not.toContain('qparams.ts');
  const bytes = readFileSync(path);
  const zip = await JSZip.loadAsync(bytes);
  const list = (await zip.file('submission.json')?.async('string')) ?? '';
  const { files: listed, ...about } = JSON.parse(list) as {
    files: readonly { path: string; bytes: number; sha256: string }[];
  };
  expect(about).toEqual({
    schema: 1,
    module: '15-quantization',
    versions: {
      tito: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      module: expect.stringMatching(/^[0-9a-f]{64}$/),
      node: process.version,
    },
  });
  for (const file of listed) {
    const content = readFileSync(join(source, '..', file.path));
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(file).toEqual({ path: file.path, bytes: content.length, sha256 });
  }
  for (const word of [home, 'Ada', hostname(), `/${userInfo().username}/`]) {
    expect(list).not.toContain(word);
    expect(bytes.includes(word)).toBe(false);
  }
  // Equal files give equal bytes, whatever the archive is called and whenever it is written.
  writeFileSync(join(source, 'qparams.ts'), readFileSync(join(source, 'qparams.ts')));
  expect(submit(home, '--name', 'Ada Lovelace').outcome).toBe('unchanged');
  const other = submit(home, '--out', join(home, 'other.zip'));
  expect(readFileSync(other.path).equals(bytes)).toBe(true);
});

test('grading takes it as it is, and tells what was changed after it was packed', async () => {
  const { home } = begun();
  const { path, sha256 } = submit(home, '--name', 'ada');
  const zip = await JSZip.loadAsync(readFileSync(path));
  zip.file('src/quantize.ts', 'export {};\r\n');
  zip.file('src/more.ts', 'export {};\n');
  zip.remove('src/answers.ts');
  const folder = join(home, 'hand-in/15-quantization');
  writeFileSync(join(folder, 'eve.zip'), await zip.generateAsync({ type: 'nodebuffer' }));
  mkdirSync(join(home, 'no-hidden-checks'));
  const args = ['--module', '15', '--isolation=process', '--checks', 'no-hidden-checks', '--json'];
  const graded = tito(['grade', folder, ...args], home);
  expect(graded.code).toBe(0);
  const record = (id: string) =>
    JSON.parse(readFileSync(join(home, `grades/records/${id}.json`), 'utf8')) as {
      submission: {
        sha256: string;
        files: readonly string[];
        ignored: readonly string[];
        altered?: readonly string[];
      };
    };
  const { submission } = record('ada');
  expect(submission.files).not.toContain('src/explore.ts');
  expect(submission.files).toEqual(expect.arrayContaining([...taskFiles]));
  expect(submission).toMatchObject({ sha256, ignored: [] });
  expect(submission).not.toHaveProperty('altered');
  expect(record('eve').submission.altered).toEqual([
    'src/more.ts was added after packing.',
    'src/quantize.ts was changed after packing.',
    'src/answers.ts was packed and is missing.',
  ]);
  expect(tito(['grade', 'show', 'eve'], home).stdout).toMatch(/altered +src\/more\.ts was added/);
  const feedback = readFileSync(join(home, 'grades/feedback/eve.md'), 'utf8');
  expect(feedback).toContain('Judged as it came, and not as it was packed');
  expect(feedback).not.toContain(String.raw`\``);
});

test('what is shown is what would be handed in now, and how an archive from before differs', () => {
  const { home, source } = begun();
  const shown = () =>
    tito(['submit', '15', '--show', '--name', 'Ada L'], home).stdout.replaceAll(/\s+/g, ' ');
  expect(shown()).toContain("tito submit 15 --name 'Ada L'");
  submit(home, '--name', 'Ada L');
  const now = shown();
  expect(now).toContain('is there and holds these files, as they are now.');
  const sizes = Array.from(now.matchAll(/\.(?:ts|json) +(\d+) bytes/g), ([, size]) => Number(size));
  const zipped = statSync(join(home, 'hand-in/15-quantization/ada-l.zip')).size;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  expect(now).toContain(`${sizes.length} files, ${all} bytes, ${zipped} as a zip`);
  writeFileSync(join(source, 'helpers.ts'), 'export const one = 2;\n'); // as long as before
  writeFileSync(join(source, 'twice.ts'), "export { one } from './helpers.ts';\n");
  writeFileSync(join(source, 'answers.ts'), "export { one } from './twice.ts';\n");
  renameSync(join(source, 'qparams.ts'), join(source, '../mine.ts'));
  symlinkSync('../mine.ts', join(source, 'qparams.ts'));
  const linked = shown();
  expect(linked).toContain('src/qparams.ts is a link, and links are not followed: 15.1 will earn');
  expect(linked).not.toMatch(/qparams\.ts (?:is as it was|\d+ bytes|stays)/);
  rmSync(join(source, 'qparams.ts'));
  renameSync(join(source, '../mine.ts'), join(source, 'qparams.ts'));
  const { difference, files } = JSON.parse(
    tito(['submit', '15', '--show', '--name', 'Ada L', '--json'], home).stdout,
  ) as { difference: object; files: readonly { path: string; bytes: number }[] };
  expect(difference).toEqual({
    changed: ['src/answers.ts', 'src/helpers.ts', 'submission.json'],
    added: ['src/twice.ts'],
    removed: [],
  });
  expect(files).toContainEqual({ path: 'src/answers.ts', bytes: 34 });
  const text = shown();
  expect(text).toContain(
    'it has an earlier src/answers.ts, src/helpers.ts, submission.json; no src/twice.ts.',
  );
  expect(text).toContain("Next tito submit 15 --name 'Ada L' write it");
  const nameless = tito(['submit', '15'], home).stdout.replaceAll(/\s+/g, ' ');
  expect(nameless).toContain("15-quantization.zip is what everybody's is called");
  expect(nameless).toContain('Next tito submit 15 --name "Your Name"');
});

test('what grading would refuse is not packed, and nothing that is there is lost', () => {
  const { home, source } = begun();
  const shown = tito(['submit', '15', '--show'], home);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain('Nothing is written yet');
  expect(readdirSync(home)).not.toContain('hand-in');
  const mine = join(home, 'mine.zip');
  writeFileSync(mine, 'my only copy');
  const kept = tito(['submit', '15', '--out', mine], home);
  expect(kept).toMatchObject({ code: 2, stdout: '' });
  expect(kept.stderr).toMatch(/is not replaced\.\nMove it away/);
  expect(readFileSync(mine, 'utf8')).toBe('my only copy');
  writeFileSync(join(source, 'helpers.ts'), "export { one } from '@tito/quantization';\n");
  const refused = tito(['submit', '15'], home);
  expect(refused).toMatchObject({ code: 1, stderr: '' });
  expect(refused.stdout.replaceAll(/\s+/g, ' ')).toContain(
    "src/helpers.ts imports '@tito/quantization'",
  );
  expect(readdirSync(home)).not.toContain('hand-in');
  expect(tito(['submit', '15', '--out', 'nowhere'], home).code).toBe(2);
});
