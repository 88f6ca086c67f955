// Tries the kernels where else they are to run: on Node 20 and 22, in a page and in a worker of it.
//
//   node bench/elsewhere/run.ts
//
// Every result has to be that of plain TypeScript, to the bit, and float32 without fused multiply-add
// the same everywhere. Exit code 1 where one is not, or where int8 is less than 1.4 times as fast as
// float32; 3 where an engine is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inChromium } from './chromium.ts';
import type { Proof, Ratio, Tried } from './prove.ts';

const FOLDER = import.meta.dirname;
const ROOT = join(FOLDER, '../..');
/** The kernels as they ship: `tsc` writes them. */
const KERNELS = join(ROOT, 'packages/kernels/dist/src/');
const FLOOR = 1.4;
const EXIT = { passed: 0, failed: 1, environment: 3 };

function run(command: string, args: readonly string[], cwd: string): boolean {
  return spawnSync(command, args, { cwd, stdio: 'inherit' }).status === 0;
}

function ready(): boolean {
  const has = existsSync(join(FOLDER, 'node_modules/node22'));
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  return (
    (has || run('npm', install, FOLDER)) && run('npx', ['tsc', '--build', 'packages/kernels'], ROOT)
  );
}

/** The program without its types, which these engines do not strip. */
function program(): string {
  return stripTypeScriptTypes(readFileSync(join(FOLDER, 'prove.ts'), 'utf8'));
}

function inNode(executable: string): Tried {
  const folder = mkdtempSync(join(tmpdir(), 'tito-elsewhere-'));
  try {
    const file = join(folder, 'prove.mjs');
    const last = `console.log(JSON.stringify(await prove(${JSON.stringify(pathToFileURL(KERNELS).href)})));\n`;
    writeFileSync(file, program() + last);
    const version = spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout.trim();
    const { stdout, stderr, status } = spawnSync(executable, [file], { encoding: 'utf8' });
    const engine = `Node ${version.slice(1)}`;
    if (status !== 0) return { engine, proof: { missing: stderr.trim() } };
    const proof: Proof = JSON.parse(stdout);
    return { engine, proof };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lineOf({ engine, proof }: Tried): string {
  if ('missing' in proof) return `| ${engine} | ${proof.missing} | | | | | |`;
  const { tier, compared, different, threads, float32, ratios } = proof;
  const equal = `${compared - different} of ${compared}`;
  const told = [
    engine,
    tier,
    equal,
    threads,
    float32,
    ...[ratios.best, ratios.simd128].map(inWords),
  ];
  return `| ${told.join(' | ')} |`;
}

function inWords({ low, median, high, gops }: Ratio): string {
  const [from, middle, to] = [low, median, high].map((times) => times.toFixed(2));
  return `${middle} [${from}, ${to}], ${gops.toFixed(0)} GOP/s`;
}

function faultsOf(all: readonly Tried[]): readonly string[] {
  const faults: string[] = [];
  let bits: string | undefined;
  for (const { engine, proof } of all) {
    if ('missing' in proof) continue;
    const { different, float32, ratios } = proof;
    bits ??= float32;
    if (different > 0) faults.push(`${engine}: ${different} results are not those of TypeScript`);
    if (float32 !== bits) faults.push(`${engine}: float32 has other bits than elsewhere`);
    if (Math.min(ratios.best.median, ratios.simd128.median) < FLOOR) {
      faults.push(`${engine}: int8 is less than ${FLOOR} times as fast as float32`);
    }
  }
  return faults;
}

async function main(): Promise<number> {
  if (!ready()) return EXIT.environment;
  const nodes = ['node20', 'node22'].map((name) => join(FOLDER, 'node_modules', name, 'bin/node'));
  const all = [
    ...[...nodes, process.execPath].map(inNode),
    ...(await inChromium(program(), KERNELS)),
  ];
  const heads = [
    'engine',
    'tier',
    'equal',
    'threads',
    'float32',
    'int8 to float32',
    'the same, simd128',
  ];
  console.log(`| ${heads.join(' | ')} |\n|${heads.map(() => '---').join('|')}|`);
  for (const tried of all) console.log(lineOf(tried));
  console.log(
    `load averages afterwards ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
  const faults = faultsOf(all);
  for (const fault of faults) console.error(`FAILED  ${fault}`);
  if (faults.length > 0) return EXIT.failed;
  return all.some(({ proof }) => 'missing' in proof) ? EXIT.environment : EXIT.passed;
}

process.exitCode = await main();
