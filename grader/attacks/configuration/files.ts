import { type Case, casesOf, keepsAll } from '../case.ts';
import { inDouble, inScale, withFiles } from '../programs.ts';

const { program } = casesOf('B');
const BAD = 'process.exit(0);';

/** Files that steer tools: none of them is used, and each is named. */
export const fileCases: readonly Case[] = [
  program(
    20,
    'install-scripts',
    'Has a package.json whose scripts would run at an install.',
    withFiles({
      'package.json':
        '{"type":"commonjs","scripts":{"preinstall":"rm -rf /","postinstall":"rm -rf /","prepare":"rm -rf /"}}',
    }),
    keepsAll,
    { leavesOut: 'package.json (the grader uses its own)' },
  ),
  program(
    21,
    'npmrc',
    'Has an .npmrc with a registry of its own.',
    withFiles({ '.npmrc': 'registry=http://127.0.0.1:9/\nscript-shell=/tmp/x' }),
    keepsAll,
    { leavesOut: '.npmrc (the grader uses its own)' },
  ),
  program(
    21,
    'pnpm-files',
    'Has a pnpm workspace and hooks for it.',
    withFiles({ 'pnpm-workspace.yaml': 'packages: ["/"]', '.pnpmfile.cjs': BAD }),
    keepsAll,
    { leavesOut: 'pnpm-workspace.yaml (the grader uses its own)' },
  ),
  program(
    22,
    'runner-configuration',
    'Has configurations of vitest, vite, jest, babel and postcss.',
    withFiles({
      'vitest.config.ts': BAD,
      'vite.config.ts': BAD,
      'jest.config.js': BAD,
      'babel.config.js': BAD,
      'postcss.config.js': BAD,
      '.swcrc': '{}',
    }),
    keepsAll,
    { leavesOut: 'vitest.config.ts (the grader uses its own)' },
  ),
  program(
    22,
    'compiler-paths',
    'Has a tsconfig that maps the given package to a file of its own.',
    withFiles({
      'tsconfig.json': '{"compilerOptions":{"paths":{"@tito/*":["./src/mine.ts"]}}}',
      'src/mine.ts': BAD,
    }),
    keepsAll,
    { leavesOut: 'tsconfig.json (the grader uses its own)' },
  ),
  program(
    22,
    'environment-file',
    'Has an .env that would have Node load code.',
    withFiles({ '.env': 'NODE_OPTIONS=--require /tmp/x.js' }),
    keepsAll,
    { leavesOut: '.env (the grader uses its own)' },
  ),
  program(
    23,
    'node-modules-shadow',
    'Ships a package of the name of the given one, in node_modules.',
    {
      ...inScale(
        'return tensor(x.data.map((value: number) => value * factor), x.shape);',
        "import { tensor } from '@tito/tensor';",
      ),
      'node_modules/@tito/tensor/package.json': '{"exports":"./index.js"}',
      'node_modules/@tito/tensor/index.js': BAD,
      'src/node_modules/@tito/tensor/index.ts': BAD,
    },
    keepsAll,
    { leavesOut: 'node_modules/ (never used)' },
  ),
  program(
    23,
    'imports-map',
    'Maps a specifier with the imports field of its package.json, and uses it.',
    {
      ...inDouble('return 2 * x;', "import '#inside';"),
      'package.json': '{"imports":{"#inside":"./src/inside.ts"}}',
      'src/inside.ts': 'export {};',
    },
    { end: 'refused', because: "imports '#inside'" },
  ),
  program(
    24,
    'overwrites-the-checks',
    'Has files of the names of the checks, the harness and the module description.',
    withFiles({
      'checks/public.ts': 'export const pack = { checks: [] };',
      'src/checks/public.ts': 'export const pack = { checks: [] };',
      'module.json': '{"tasks":[]}',
      'sandbox/child/main.ts': BAD,
    }),
    keepsAll,
    { leavesOut: 'checks/public.ts (not below src/)' },
  ),
  program(
    25,
    'own-tests',
    'Has tests of its own, one of the name of a hidden check.',
    withFiles({
      'src/double.test.ts': BAD,
      'src/00.1-doubles-anything.test.ts': BAD,
      'test/hidden.test.ts': BAD,
    }),
    keepsAll,
    { leavesOut: 'src/double.test.ts (tests of a submission do not run)' },
  ),
  program(
    26,
    'git-hooks',
    'Has git hooks, filters, editor tasks and what direnv would run.',
    withFiles({
      '.git/hooks/post-checkout': BAD,
      '.gitattributes': '* filter=evil',
      '.vscode/tasks.json': '{"tasks":[{"runOptions":{"runOn":"folderOpen"}}]}',
      '.envrc': BAD,
    }),
    keepsAll,
    { leavesOut: '.git/ (never used)' },
  ),
  program(
    201,
    'node-runtime-files',
    'Has files that other runtimes and test runners would load by themselves.',
    withFiles({
      'deno.json': '{"tasks":{}}',
      'bunfig.toml': 'preload = ["./x.ts"]',
      '.mocharc.cjs': BAD,
      'tests/setup.ts': BAD,
      '.husky/pre-commit': BAD,
      'turbo.json': '{}',
    }),
    keepsAll,
  ),
  program(
    202,
    'other-extensions',
    'Has answers again in JavaScript, CommonJS and JSON, which some resolvers prefer.',
    withFiles({
      'src/double.js': BAD,
      'src/double.cjs': BAD,
      'src/double.mts': BAD,
      'src/double.json': '{}',
      'src/double/index.ts': 'export const double = () => 0;',
    }),
    keepsAll,
    { leavesOut: 'src/double.js (no TypeScript file)' },
  ),
];
