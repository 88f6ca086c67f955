// What judging costs: CPU per submission and submissions per second, beside `vitest run`.
//
//   node grader/bench/judging.ts [rounds] [process | strong]
//
// Linux only: CPU of child processes is read from /proc. Under strong isolation they are grandchildren,
// which are not counted for us: only submissions per second are told then. Workloads take turns, round by round, so that
// all of them meet the same weather.
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import pMap from 'p-map';
import {
  ModuleGrader,
  type PackKind,
  readCatalog,
  type Submission,
  WORKSPACE,
} from '../src/index.ts';
import { type CpuTime, difference, readCpu } from './cpu.ts';
import { filesOf, submissionOf } from './submissions.ts';
import { runVitest } from './vitest-run.ts';

/** Submissions of one round: CPU of children is counted in ticks of 10 ms. */
const PER_ROUND = 8;
const NAIVE = 'loops-instead-of-matmul';

const BENCH_PACKS = join(import.meta.dirname, 'packs');
const HIDDEN_PACKS = join(WORKSPACE, 'grader/checks');
const MODULE = '15-quantization';
const packFile = (folder: string) => join(folder, MODULE, 'index.ts');
const PUBLIC_PACK = join(WORKSPACE, 'modules', MODULE, 'checks/public.ts');

interface Workload {
  readonly name: string;
  /** Judges or tests one submission; returns how many checks were passed. */
  readonly run: (submission: Submission) => Promise<number>;
  readonly files: ReturnType<typeof filesOf>;
  readonly perRound: number;
  /** Submissions at a time. */
  readonly concurrency: number;
}

const isolation = process.argv[3] === 'strong' ? 'strong' : 'process';

interface Sample extends CpuTime {
  readonly wallMs: number;
}

const solution = filesOf('solution');
let submissions = 0;
const fresh = (files: Workload['files']) => submissionOf(files, submissions++);

async function openGrader(checks: string): Promise<ModuleGrader> {
  const module = readCatalog(join(WORKSPACE, 'modules')).find(({ id }) => id === MODULE);
  if (module === undefined) throw new Error(`the course has no module ${MODULE}`);
  return ModuleGrader.open(module, { checks, isolation });
}

function judged(grader: ModuleGrader, packs: readonly PackKind[]): Workload['run'] {
  return async (subject) => {
    const { verdict, results } = await grader.grade({ subject, packs, origin: 'grade' });
    if (verdict.status === 'broken') throw new Error(verdict.reason ?? 'the grader is broken');
    return results.filter(({ outcome }) => outcome === 'passed').length;
  };
}

function tested(packs: readonly string[]): Workload['run'] {
  return (submission) => Promise.resolve(runVitest(packs, submission));
}

/** A process of Node that does nothing. */
function runBare(): number {
  spawnSync(process.execPath, ['--permission', '--eval', '0'], { env: {} });
  return 0;
}

/** One round; figures are per submission. */
async function measure({ run, files, perRound, concurrency }: Workload): Promise<Sample> {
  const all = Array.from({ length: perRound }, () => fresh(files));
  const [cpu, start] = [readCpu(), performance.now()];
  await pMap(all, run, { concurrency });
  const wallMs = performance.now() - start;
  const { grader, children } = difference(cpu, readCpu());
  return {
    grader: grader / perRound,
    children: children / perRound,
    wallMs: wallMs / perRound,
  };
}

/** The value at a part of the way through the sorted ones. */
function rank(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.round(part * (values.length - 1))] ?? NaN;
}

function spread(values: readonly number[], digits = 0): string {
  const [low = 0, middle = 0, high = 0] = [0.1, 0.5, 0.9].map((part) => rank(values, part));
  return `${middle.toFixed(digits)} [${low.toFixed(digits)}..${high.toFixed(digits)}]`;
}

function report(name: string, samples: readonly Sample[], passed: number): void {
  const cpu = samples.map(({ grader, children }) => grader + children);
  const known = (values: readonly number[]) => (isolation === 'strong' ? 'n/a' : spread(values));
  console.log(
    [
      name.padEnd(46),
      `${passed}`.padStart(6),
      known(cpu).padStart(18),
      spread(samples.map(({ grader }) => grader)).padStart(16),
      known(samples.map(({ children }) => children)).padStart(18),
      spread(
        samples.map(({ wallMs }) => 1000 / wallMs),
        1,
      ).padStart(20),
    ].join('  '),
  );
}

const cores = availableParallelism();
const light = await openGrader(join(BENCH_PACKS, 'light'));
const withoutMemory = await openGrader(join(BENCH_PACKS, 'without-memory'));
const whole = await openGrader(HIDDEN_PACKS);

const one = { files: solution, perRound: PER_ROUND, concurrency: 1 };
const lightPack = packFile(join(BENCH_PACKS, 'light'));
const withoutMemoryPack = packFile(join(BENCH_PACKS, 'without-memory'));
const both: readonly PackKind[] = ['public', 'hidden'];
const WORKLOADS: readonly Workload[] = [
  { ...one, name: 'a bare process of Node, as the floor', run: () => Promise.resolve(runBare()) },
  { ...one, name: '25 light checks', run: judged(light, ['hidden']) },
  {
    ...one,
    name: `25 light checks, ${cores} at a time`,
    run: judged(light, ['hidden']),
    perRound: 4 * PER_ROUND,
    concurrency: cores,
  },
  { ...one, name: '25 light checks, vitest run', run: tested([lightPack]), perRound: 1 },
  { ...one, name: 'all but the memory checks', run: judged(withoutMemory, both) },
  {
    ...one,
    name: `all but the memory checks, ${NAIVE}`,
    run: judged(withoutMemory, both),
    files: filesOf(NAIVE),
  },
  {
    ...one,
    name: 'all but the memory checks, vitest run',
    run: tested([PUBLIC_PACK, withoutMemoryPack]),
    perRound: 1,
  },
  { ...one, name: 'all checks', run: judged(whole, both), perRound: 4 },
];

const rounds = Number(process.argv[2] ?? 7);
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cores} cores, ${process.platform} ${release()}, ` +
    `Node ${process.version}, isolation ${isolation}, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log(
  `${rounds} rounds, per submission: median [10 %..90 %]; CPU is user and system, in ms\n`,
);
console.log(
  [
    ''.padEnd(46),
    'passed',
    'CPU'.padStart(18),
    'of the grader'.padStart(16),
    'of children'.padStart(18),
    'submissions/s'.padStart(20),
  ].join('  '),
);

const passed = new Map<Workload, number>();
for (const workload of WORKLOADS) passed.set(workload, await workload.run(fresh(workload.files)));
const samples = new Map<Workload, Sample[]>(WORKLOADS.map((workload) => [workload, []]));
for (let round = -1; round < rounds; round++) {
  for (const workload of WORKLOADS) {
    const sample = await measure(workload);
    if (round >= 0) samples.get(workload)?.push(sample); // the first round warms up
  }
}
for (const workload of WORKLOADS) {
  report(workload.name, samples.get(workload) ?? [], passed.get(workload) ?? 0);
}
for (const grader of [light, withoutMemory, whole]) grader.close();
