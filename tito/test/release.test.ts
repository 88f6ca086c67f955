import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { zipFiles } from '@tito/grader/authoring';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { moduleNamed } from '../src/course.ts';
import { exportModule } from '../src/framework/export-module.ts';
import { environment, HAS_HIDDEN, ROOT, temporaryFolder, tito } from './run.ts';

const MODULE = '15-quantization';
const MODULE_FOLDER = `tito-${MODULE}`;

interface Released {
  readonly folder: string;
  readonly archive: string;
  readonly isWritten: boolean;
  readonly searches: readonly { readonly words: number; readonly statements: number | null }[];
  readonly readable: readonly unknown[];
  readonly problems: readonly string[];
  readonly files: readonly { readonly path: string }[];
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function made(out: string): Released {
  const { code, stdout, stderr } = tito(['author', 'release', '15', '--out', out, '--json'], out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Released;
}

/** Files below a folder, with forward slashes. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

/** Every line of the TypeScript files of a folder that is long enough to be nobody else's. */
function linesOf(folder: string): string[] {
  return filesBelow(join(ROOT, folder))
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => readFileSync(join(ROOT, folder, path), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter(
      (line) => line.length >= 50 && /[=(]/.test(line) && !/^(?:import|export|\*|\/)/.test(line),
    );
}

/** What `pnpm install` would link, from the manifests alone: nothing that they do not name is found. */
function link(release: string): void {
  const manifests = filesBelow(release).filter((path) => path.endsWith('package.json'));
  const folders = new Map(
    manifests.map((path) => [
      (JSON.parse(readFileSync(join(release, path), 'utf8')) as { name: string }).name,
      dirname(path),
    ]),
  );
  for (const path of manifests.filter((manifest) => manifest !== 'package.json')) {
    const manifest = JSON.parse(readFileSync(join(release, path), 'utf8')) as Manifest;
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const at = join(release, dirname(path), 'node_modules', name);
      const own = folders.get(name);
      mkdirSync(dirname(at), { recursive: true });
      symlinkSync(
        own === undefined
          ? realpathSync(join(ROOT, dirname(path), 'node_modules', name))
          : join(release, own),
        at,
      );
    }
  }
}

/** A stack with the module in it, which says that it runs and stops. */
async function putInStack(release: string): Promise<void> {
  const solution = join(ROOT, 'grader/checks', MODULE, 'corpus/solution');
  const files = readdirSync(solution)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: `src/${name}`,
      text: `${readFileSync(join(solution, name), 'utf8')}\nthrow new TypeError('runs here');\n`,
    }));
  const at = new Date().toISOString();
  const module = moduleNamed('15');
  await exportModule(join(release, 'stack'), { module, files, record: 'r', at });
}

test.skipIf(!HAS_HIDDEN)(
  'a release is a workspace of its own, and holds no answer',
  { timeout: 60_000 },
  async () => {
    const out = temporaryFolder();
    const { folder, archive, files, searches, ...found } = made(out);
    expect(found).toMatchObject({ isWritten: true, problems: [] });
    expect(JSON.stringify(found.readable)).not.toContain('@tito/quantization');
    const [search, ...others] = searches;
    expect(others).toEqual([]);
    expect(search?.statements).toBeGreaterThan(200);
    expect(search?.words).toBeGreaterThan(200);
    const paths = filesBelow(folder);
    expect(files.map(({ path }) => path)).toEqual(paths);
    expect(paths.filter((path) => path.startsWith('packages/quantization/'))).toEqual([
      'packages/quantization/package.json',
      expect.stringMatching(/contract\.ts$/),
      expect.stringMatching(/metrics\.ts$/),
    ]);
    const foreign =
      /\.map$|\/corpus\/|attacks|author|selftest|grader\/(?:checks|bench)|\/test\/|\.git\//;
    expect(paths.filter((path) => foreign.test(path))).toEqual([]);
    expect(paths).toContain(`modules/${MODULE}/bench/ladder.ts`);
    expect(paths).toContain('.npmrc'); // or npm's news follow what a newcomer is told
    expect(
      paths.filter((path) => /kernels\/src\/plain\/.*(int8|quantize|zero)/.test(path)),
    ).toEqual([]);
    const zip = await JSZip.loadAsync(readFileSync(archive));
    const zipped = Object.values(zip.files).map(({ name }) => name);
    expect(zipped.toSorted()).toEqual(paths.map((path) => `${MODULE_FOLDER}/${path}`).toSorted());
    expect(zip.file(`${MODULE_FOLDER}/bin/tito`)?.unixPermissions).toBe(0o100_755);

    for (const path of paths.filter((each) => each.endsWith('.md'))) {
      const text = readFileSync(join(folder, path), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, to]) => to ?? '');
      const missing = links.filter((to) => !existsSync(join(folder, dirname(path), to)));
      expect({ path, missing }).toEqual({ path, missing: [] });
    }
    expect(paths).toContain('docs/learners.md');

    const all = paths.map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
    const secret = [`grader/checks/${MODULE}`, 'packages/quantization/src'].flatMap(linesOf);
    // Idioms, and what learners are given of the package.
    const given = [
      `modules/${MODULE}`,
      'packages/nn/src',
      'packages/check/src',
      'grader/src/judge',
    ].flatMap(linesOf);
    const contract = ['contract.ts', 'metrics.ts'].map((name) =>
      readFileSync(join(ROOT, 'packages/quantization/src', name), 'utf8'),
    );
    const known = [...given, ...contract].join('\n');
    const told = secret.filter((line) => !known.includes(line));
    expect(told.length).toBeGreaterThan(500);
    expect(told.filter((line) => all.includes(line))).toEqual([]);
    expect(all).not.toContain(ROOT);

    const lock = parse(readFileSync(join(folder, 'pnpm-lock.yaml'), 'utf8')) as {
      importers: Readonly<Record<string, Readonly<Record<string, object>>>>;
    };
    for (const [importer, sections] of Object.entries(lock.importers)) {
      const text = readFileSync(join(folder, importer, 'package.json'), 'utf8');
      const manifest = JSON.parse(text) as Readonly<Record<string, object | undefined>>;
      for (const section of ['dependencies', 'devDependencies', 'optionalDependencies']) {
        const locked = Object.entries(sections[section] ?? {}).map(([name, { specifier }]) => [
          name,
          specifier,
        ]);
        expect(Object.fromEntries(locked)).toEqual(manifest[section] ?? {});
      }
    }

    link(folder);
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(folder, 'tito/bin/tito.cjs'), ...args], {
        encoding: 'utf8',
        cwd: folder,
        env: environment(''),
      });
    const begun = run('begin');
    expect({ status: begun.status, stderr: begun.stderr }).toEqual({ status: 0, stderr: '' });
    expect(begun.stdout).toMatch(/○ public checks +0 of \d+, \d+ to do/);
    expect(begun.stdout).toMatch(/Next {2}export PATH="\$PWD\/bin:\$PATH"/);
    expect(begun.stdout.match(/Next/g)).toHaveLength(1);
    const completed = run('module', 'complete', '15', '--json');
    expect(completed.status).toBe(1);
    expect(JSON.parse(completed.stdout)).toMatchObject({
      verdict: { status: 'failed', packs: { public: 'judged', hidden: 'absent' } },
    });
    // What `tito bench` times: opened there with all that it loads, threads and WebAssembly too.
    const ladder = JSON.stringify(join(folder, 'modules', MODULE, 'bench/ladder.ts'));
    const open =
      `const ladder = await (await import(${ladder})).openLadder();` +
      'console.log(ladder.rungs.length); await ladder.close();';
    const opened = spawnSync(process.execPath, ['--input-type=module', '--eval', open], {
      encoding: 'utf8',
    });
    expect(opened).toMatchObject({ status: 0, stderr: '', stdout: '6\n' });
    const reference = run('test', '15', '--reference');
    expect(reference.status).toBe(3);
    expect(reference.stderr).toMatch(
      /^tito: The reference of module 15 is not on this machine\.\n/,
    );
    expect(run('author', 'check', '15').stderr).toContain('There is no command `tito author`');

    // A milestone needs no package that the release keeps back: the learner's own part stands for it.
    const listed = run('milestone', 'list').stdout + run('milestone', 'run', 'edge').stderr;
    expect(listed).toContain('Next  tito test 15');
    expect(listed).not.toContain('--reference');
    expect(run('stack').stdout).toMatch(/@tito\/quantization +yours to write/);
    const before = run('milestone', 'run', 'edge', '--reference');
    expect(before.status).toBe(3);
    expect(before.stderr).toMatch(/@tito\/quantization is not in this workspace[^]*your own stack/);
    await putInStack(folder);
    const reached = run('milestone', 'run', 'edge', '--json');
    expect(JSON.parse(reached.stdout)).toMatchObject({
      fault: expect.stringContaining('runs here'),
      stack: [{ module: MODULE, over: '@tito/quantization' }],
    });
  },
);

test.skipIf(!HAS_HIDDEN)(
  'what one module teaches is not given out with what another is given',
  () => {
    const out = temporaryFolder();
    const { code, stdout } = tito(['author', 'release', '02', '14', '--out', out], out);
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'What 02-activations teaches could be read in it: 14-profiling is given all of @tito/nn.',
    );
    expect(stdout).toContain('tito author release 02 14 --readable-earlier');
    expect(readdirSync(out)).toEqual([]);
  },
);

test.skipIf(!HAS_HIDDEN)(
  'what somebody put into an earlier release is kept beside it',
  async () => {
    const out = temporaryFolder();
    const folder = join(out, MODULE_FOLDER);
    for (const below of ['bin', `modules/${MODULE}/src`, 'node_modules']) {
      mkdirSync(join(folder, below), { recursive: true });
    }
    const earlier = { 'bin/bootstrap.cjs': 'as it was', 'README.md': 'as it was' };
    for (const [path, text] of Object.entries(earlier)) writeFileSync(join(folder, path), text);
    const zipped = Object.entries(earlier).map(([path, content]) => ({
      path: `${MODULE_FOLDER}/${path}`,
      content,
    }));
    writeFileSync(`${folder}.zip`, await zipFiles(zipped));
    const own = {
      'mywork.txt': 'my only copy',
      [`modules/${MODULE}/src/grid.ts`]: 'mine',
      'README.md': 'changed',
    };
    for (const [path, text] of Object.entries(own)) writeFileSync(join(folder, path), text);
    writeFileSync(join(folder, 'node_modules/installed.js'), '');
    const { code, stdout, stderr } = tito(['author', 'release', '15', '--out', out], out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const name = readdirSync(out).find((each) => each.includes('.kept-')) ?? '';
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `held 3 files of somebody's: kept in ${name}.`,
    );
    expect(filesBelow(join(out, name))).toEqual(Object.keys(own).toSorted());
    for (const [path, text] of Object.entries(own)) {
      expect(readFileSync(join(out, name, path), 'utf8')).toBe(text);
    }
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).not.toBe('changed');
    expect(existsSync(join(folder, 'mywork.txt'))).toBe(false);
  },
);

test('a folder that is no release is not replaced', () => {
  const out = temporaryFolder();
  mkdirSync(join(out, MODULE_FOLDER));
  writeFileSync(join(out, MODULE_FOLDER, 'thesis.txt'), 'my only copy');
  const { code, stderr } = tito(['author', 'release', '15', '--out', out], out);
  expect(code).toBe(2);
  expect(stderr).toMatch(/is there and is no release: it is not replaced\.\nMove it away/);
  expect(readdirSync(join(out, MODULE_FOLDER))).toEqual(['thesis.txt']);
});
