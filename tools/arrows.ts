// Holds the imports of the whole repository against the rules of who may import whom.
//
// dependency-cruiser needs its swc parser to see TypeScript; with another parser it would find no
// imports and call everything fine, so the number of imports found is asserted too.
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const FEWEST_FILES = 60;
const FEWEST_IMPORTS = 120;

/** Nothing in `from` may import anything in `to`. Paths are regular expressions from the root. */
function never(name: string, from: string, to: string, comment: string): IForbiddenRuleType {
  return { name, comment, severity: 'error', from: { path: from }, to: { path: to } };
}

/** Nothing in `from` may import anything of ours but `allowed`. */
function only(name: string, from: string, allowed: string, comment: string): IForbiddenRuleType {
  const ours = '^(packages|modules|milestones|grader|tito|tools)/';
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: { path: ours, pathNot: allowed },
  };
}

/** A learner's files, and what the checks of a module take for one, import what module.json allows. */
function gradedExports(root: string): IForbiddenRuleType[] {
  const entries = entriesOf(root);
  return foldersWith('module.json', join(root, 'modules')).map((id) => {
    const { imports } = readJson(join(root, 'modules', id, 'module.json'));
    const allowed = imports.map((specifier) => entries.get(specifier) ?? specifier);
    return {
      name: 'graded-exports',
      comment: 'what is graded is not given',
      severity: 'error',
      from: { path: `^(modules/${id}/(stubs|src)|grader/checks/${id}/corpus/solution)/` },
      to: { path: '^packages/', pathNot: `^(${allowed.join('|')})$` },
    };
  });
}

/** The files behind the specifiers of the packages. */
function entriesOf(root: string): ReadonlyMap<string, string> {
  return new Map(
    foldersWith('package.json', join(root, 'packages')).flatMap((folder) => {
      const { name, exports } = readJson(join(root, 'packages', folder, 'package.json'));
      return Object.entries(exports).map(([key, file]): [string, string] => [
        posix.join(name, key),
        posix.join('packages', folder, file),
      ]);
    }),
  );
}

interface Manifest {
  readonly name: string;
  readonly imports: readonly string[];
  readonly exports: Readonly<Record<string, string>>;
}

function readJson(path: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  return manifest;
}

/** The folders of one kind that hold the given file. */
function foldersWith(file: string, parent: string): readonly string[] {
  return readdirSync(parent).filter((name) => existsSync(join(parent, name, file)));
}

const src = (name: string) => `^packages/${name}/src/`;

export const RULES: IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  only('kernels', src('kernels'), src('kernels'), 'kernels import nothing of ours'),
  never(
    'plain-kernels',
    '^packages/kernels/src/((plain|emitter)/|(index|float32|int8|contract|depth)\\.ts)',
    '^packages/kernels/src/(runtime|emitted|generated|wasm|threads|raw|peak)',
    'what may be sent to a sandbox knows no WebAssembly',
  ),
  never(
    'nothing-generates-at-run-time',
    '^packages/kernels/src/(runtime|wasm|threads|raw|peak)',
    '^packages/kernels/src/(emitter|emitted)/',
    'modules are loaded as they were written',
  ),
  {
    name: 'raw-kernels',
    comment: 'a benchmark that learners get leads to nothing that shows how a product is computed',
    severity: 'error',
    from: { path: '^packages/kernels/src/raw\\.ts' },
    to: { path: '^packages/kernels/src/(plain/|depth\\.ts)', reachable: true },
  },
  only('tensor', src('tensor'), '^packages/(tensor|kernels)/src/', 'tensor stands on kernels'),
  never(
    'packages-choose-no-kernels',
    '^packages/(?!kernels/)[^/]+/src/',
    '^packages/kernels/src/(wasm|threads|raw|peak|index)\\.ts',
    'which kernels run is for the application to say',
  ),
  only('nn', src('nn'), '^packages/(nn|tensor)/src/', 'nn stands on tensor'),
  only(
    'profiling',
    src('profiling'),
    '^packages/(profiling|tensor)/src/',
    'profiling knows no layers',
  ),
  only(
    'quantization',
    src('quantization'),
    '^packages/(quantization|nn|tensor|kernels)/src/',
    'quantization stands on nn',
  ),
  only('check', src('check'), '^packages/(check|tensor)/src/', 'a check knows no module'),
  only(
    'stubs',
    '^modules/([^/]+)/(stubs|src)/',
    '^(packages/|modules/$1/(stubs|src)/)',
    'a learner imports packages',
  ),
  only(
    'public-checks',
    '^modules/([^/]+)/(checks|bench)/',
    '^(packages/|modules/$1/(checks|bench)/)',
    'public checks and benchmarks know no grader',
  ),
  only(
    'milestones',
    '^milestones/([^/]+)/',
    '^(packages/|milestones/$1/|grader/src/milestones/milestone\\.ts)',
    'a milestone knows no module and no grader, but for what a milestone is',
  ),
  only(
    'pictures',
    '^modules/([^/]+)/pictures/',
    '^(packages/|modules/$1/(checks|pictures)/)',
    'pictures know no grader, and no terminal',
  ),
  never(
    'judging-needs-no-operation',
    '^(packages/check|grader)/src/(?!author/)',
    '^packages/tensor/src/(?!(contract|errors|random)\\.ts$)',
    'module 01 is judged and released without what it teaches',
  ),
  never(
    'nothing-imports-tito',
    '^(packages|modules|milestones|grader)/',
    '^tito/',
    'tito is the outermost layer',
  ),
  never(
    'packages-are-below',
    '^packages/',
    '^(modules|milestones|grader|tito|tools)/',
    'packages know no course',
  ),
  never(
    'tito-uses-the-index',
    '^tito/src/',
    '^grader/(?!src/(index|plain|authoring)\\.ts)',
    'the grader has three doors: judging, what needs no judging, and what authors need',
  ),
  never(
    'views-draw',
    '^tito/src/views/',
    '^tito/src/(commands/|jobs/(?!events/))',
    'views know events only',
  ),
  never('jobs-do-not-draw', '^tito/src/jobs/', '^tito/src/(views|commands)/', 'jobs print nothing'),
  never(
    'no-ink-in-jobs',
    '^(tito/src/(jobs|progress|framework)|grader)/',
    'node_modules/(ink|react|yargs)/',
    'work has no pixels',
  ),
  never(
    'verdict-is-pure',
    '^grader/src/verdict/',
    '^(node:|grader/src/(?!contracts|verdict))',
    'a verdict is arithmetic',
  ),
  never(
    'stages-keep-apart',
    '^grader/src/(archives|catalog|diagnosis|evidence|hand-in|intake|judge|records|reports|sandbox|verdict)/',
    '^grader/src/(grade-|grading/)',
    'stages do not call the whole',
  ),
  never(
    'grading-ends-with-an-outcome',
    '^grader/src/grading/',
    '^grader/src/(grade-|records/|reports/|verify/|pictures/|functions\\.ts)',
    'what is prepared, linked and judged does not know what is made of it',
  ),
  {
    name: 'browser-packages',
    comment:
      'packages run in a browser and in the sandbox; what needs Node has an entry of its own',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: '^packages/nn/src/node/' },
    to: { dependencyTypes: ['core'] },
  },
];

/** Cruises the sources; returns each broken rule as a line. */
export async function brokenArrows(root: string): Promise<readonly string[]> {
  const { output } = await cruise(
    ['packages', 'modules', 'milestones', 'grader', 'tito', 'tools'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...RULES, ...gradedExports(root)] },
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)dist/|/test/' },
    },
    {
      conditionNames: ['import'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.cjs'],
    },
  );
  if (typeof output === 'string') throw new Error(`unexpected output: ${output}`);
  return [
    ...tooFew(output),
    ...output.summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`),
  ];
}

function tooFew({ modules }: ICruiseResult): string[] {
  const files = modules.filter(({ source }) => !source.includes('node_modules')).length;
  const imports = modules.reduce((total, { dependencies }) => total + dependencies.length, 0);
  return files < FEWEST_FILES || imports < FEWEST_IMPORTS
    ? [`only ${files} files and ${imports} imports were seen: the parser does not read them`]
    : [];
}

if (import.meta.main) {
  const broken = await brokenArrows(join(import.meta.dirname, '..'));
  for (const line of broken) console.error(line);
  console.log(
    broken.length === 0 ? 'arrows: every import points one way' : `arrows: ${broken.length} broken`,
  );
  process.exitCode = broken.length === 0 ? 0 : 1;
}
