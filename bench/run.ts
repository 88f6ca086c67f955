// `npm run bench`: installs the peers on first use, times everything side by side, writes the table
// into docs/, and fails, with numbers, when a claim is missed.
//
//   npm run bench                    all
//   npm run bench -- percentile     the groups whose title contains the word; writes nothing
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Group } from './group.ts';
import { race } from './measure.ts';
import { asMarkdown, asText, judged } from './report.ts';
import type { Result } from './report.ts';

const FOLDER = import.meta.dirname;
const REPORT = join(FOLDER, '../docs/benchmarks.md');
const EXIT = { passed: 0, missed: 1, environment: 3 };

function installPeers(): boolean {
  if (existsSync(join(FOLDER, 'node_modules/onnxruntime-web'))) return true;
  console.error('Installing what the kernels are measured against (once; about 700 MB) ...');
  // Without scripts: onnxruntime-node would fetch CUDA, and its CPU library is in the package.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  return spawnSync('npm', args, { cwd: FOLDER, stdio: 'inherit' }).status === 0;
}

async function measure(groups: readonly Group[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const group of groups) {
    const result = { group, timings: await race(group.contenders, group.effort) };
    results.push(result);
    console.log(asText(result));
  }
  return results;
}

async function main(wanted: string | undefined): Promise<number> {
  if (!installPeers()) {
    console.error(
      'bench: the peers could not be installed; npm says why above. Run it again with a network.',
    );
    return EXIT.environment;
  }
  const { allGroups } = await import('./groups/all.ts');
  const groups = await allGroups((title) => wanted === undefined || title.includes(wanted));
  const results = await measure(groups);
  if (wanted === undefined) writeFileSync(REPORT, asMarkdown(results));
  const missed = results.flatMap(judged).filter(({ isMissed }) => isMissed);
  for (const { sentence } of missed) console.error(`MISSED  ${sentence}`);
  return missed.length === 0 ? EXIT.passed : EXIT.missed;
}

process.exitCode = await main(process.argv[2]);
