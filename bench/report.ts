import { cpus, loadavg, release, type as system } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKernels } from '../packages/kernels/src/wasm.ts';
import type { Claim, Group } from './group.ts';
import { ratioOf, spreadOf } from './measure.ts';
import type { Spread, Timing } from './measure.ts';

export interface Result {
  readonly group: Group;
  readonly timings: readonly Timing[];
}

export interface Judged {
  readonly claim: Claim;
  readonly ratio: Spread;
  readonly isMissed: boolean;
  readonly sentence: string;
}

/** The claims of a group with what was measured. */
export function judged({ group, timings }: Result): readonly Judged[] {
  return group.claims.map((claim) => {
    const ratio = ratioOf(timingOf(timings, claim.slower), timingOf(timings, claim.faster));
    const isMissed = claim.floor !== null && ratio.median < claim.floor;
    const asked = claim.floor === null ? '' : `, at least ${claim.floor}x is asked for`;
    const measured = `${figure(ratio.median)}x [${figure(ratio.low)}, ${figure(ratio.high)}]`;
    const sentence = `${group.title}: ${claim.faster} against ${claim.slower}: ${measured}${asked}`;
    return { claim, ratio, isMissed, sentence };
  });
}

function timingOf(timings: readonly Timing[], name: string): Timing {
  const found = timings.find((timing) => timing.name === name);
  if (found === undefined) throw new Error(`bench: no contender is called ${name}`);
  return found;
}

/** A group for the terminal. */
export function asText(result: Result): string {
  const { group, timings } = result;
  const rows = timings.map((timing) => {
    const { median } = spreadOf(timing.ms);
    return `  ${timing.name.padEnd(38)} ${duration(median).padStart(10)}  ${rate(group, median)}`;
  });
  const claims = judged(result).map(
    ({ sentence }) => `  ${sentence.slice(group.title.length + 2)}`,
  );
  return [`\n${group.title}`, ...rows, ...claims].join('\n');
}

/** The page in docs/. */
export function asMarkdown(results: readonly Result[]): string {
  const claims = results.flatMap((result) =>
    judged(result).map(({ claim, ratio, isMissed }) => {
      const floor = claim.floor === null ? '' : `${claim.floor}${isMissed ? ' **missed**' : ''}`;
      const spread = `${figure(ratio.low)} – ${figure(ratio.high)}`;
      return `| ${cell(result.group.title)} | ${claim.faster} | ${claim.slower} | ${figure(ratio.median)} | ${spread} | ${floor} | ${claim.aim ?? ''} |`;
    }),
  );
  return `# Benchmarks

Written by \`npm run bench\`. All contenders of a group run in one process, in turn, in every round, on one
thread; a ratio is the median over the rounds of how many times as long the slower one took in the same
round, beside its quartiles. Arrays go in and out as an application has them; weights are packed, and
models loaded, beforehand.

${machine(results)}

## Ratios

| work | faster | slower | times | quartiles | floor | aim |
|---|---|---|---|---|---|---|
${claims.join('\n')}

## Times

${results.map(times).join('\n\n')}
`;
}

function times({ group, timings }: Result): string {
  const rows = timings.map((timing) => {
    const { low, median, high } = spreadOf(timing.ms);
    return `| ${timing.name} | ${duration(median)} | ${duration(low)} – ${duration(high)} | ${rate(group, median)} |`;
  });
  return `### ${capitalized(group.title)}\n\n| | median | quartiles | rate |\n|---|---|---|---|\n${rows.join('\n')}`;
}

function machine(results: readonly Result[]): string {
  const [cpu] = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  const rounds = results.map(({ group }) => group.effort.rounds);
  return [
    `- ${new Date().toISOString().slice(0, 10)}, ${Math.min(...rounds)} to ${Math.max(...rounds)} rounds; load averages afterwards ${load.join(', ')}`,
    `- ${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores; ${system()} ${release()}`,
    `- Node ${process.versions.node}, V8 ${process.versions.v8}; our tier: ${loadKernels().tier}`,
    `- ${peerVersions().join(', ')}`,
  ].join('\n');
}

function peerVersions(): readonly string[] {
  const manifest = readFileSync(join(import.meta.dirname, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  return Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
}

function rate({ work }: Group, ms: number): string {
  const perSecond = (work.count / ms) * 1000;
  return work.unit.startsWith('G')
    ? `${figure(perSecond / 1e9)} ${work.unit}`
    : `${Math.round(perSecond).toLocaleString('en')} ${work.unit}`;
}

function duration(ms: number): string {
  return ms < 1 ? `${figure(ms * 1000)} us` : `${figure(ms)} ms`;
}

/** Text for a cell of a table, where a bar would begin the next one. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Three digits. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
