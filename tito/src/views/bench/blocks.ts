import type { BenchOutcome, RungTimes } from '../../jobs/events/bench.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, spread } from '../line.ts';
import { type Block, isReadAloud, type Look } from '../look.ts';
import { pad } from '../width.ts';
import { bar } from './bar.ts';
import type { BenchState } from './state.ts';
import { say } from '../../messages/index.ts';

const NAME_WIDTH = 26;
const RATE_WIDTH = 13;
const SHARE_WIDTH = 7;
const GIGA = 1e9;

/** What is settled: the head at once, everything else when all rounds are over. */
export function benchBlocks({ begin, outcome }: BenchState, look: Look): readonly Block[] {
  if (begin === null) return [];
  const title = [span(begin.title, 'strong')];
  const what = [
    span(say.bench.what({ module: begin.module.number, dot: look.glyphs.dot }), 'quiet'),
  ];
  const head = { lines: [...spread(title, what, look), EMPTY_LINE] };
  if (outcome === null) return [head];
  const rungs = {
    lines: outcome.rungs.flatMap((rung) => rungLines(rung, outcome.rungs, look)),
  };
  return [head, rungs, { lines: endLines(outcome, look) }];
}

/** The bars alone, while rounds are still to come. */
export function barLines(rungs: readonly RungTimes[], look: Look): readonly Line[] {
  return rungs.map((rung) => barLine(rung, fastest(rungs), look));
}

function rungLines(rung: RungTimes, all: readonly RungTimes[], look: Look): readonly Line[] {
  const why = rung.missing ?? whyOf(rung);
  return [
    barLine(rung, fastest(all), look),
    ...paragraph(why, { width: look.width, indent: 4, tone: 'quiet' }),
  ];
}

/** The sentence of a rung, and what was taken off its time. */
function whyOf({ why, callMs }: RungTimes): string {
  if (callMs === null) return why;
  return `${why} ${say.bench.way({ time: `${callMs.median.toPrecision(2)} ms` })}`;
}

function fastest(rungs: readonly RungTimes[]): number {
  return Math.max(...rungs.map(({ perSecond }) => perSecond?.median ?? 0));
}

function barLine(rung: RungTimes, most: number, look: Look): Line {
  if (isReadAloud(look)) return statement(rung);
  const { width, glyphs } = look;
  const { name, perSecond, ofPeak, isOwn } = rung;
  const label = span(`  ${pad(name, NAME_WIDTH)}`, isOwn ? 'strong' : 'text');
  if (perSecond === null || ofPeak === null) {
    return [label, span(pad(glyphs.notRun, RATE_WIDTH, 'left'), 'quiet')];
  }
  const rate = pad(`${figure(perSecond.median / GIGA)} GOP/s`, RATE_WIDTH, 'left');
  const share = pad(percent(ofPeak), SHARE_WIDTH, 'left');
  const columns = width - 2 - NAME_WIDTH - RATE_WIDTH - SHARE_WIDTH - 2;
  const length = bar(perSecond.median / most, Math.max(1, columns), glyphs.bars);
  return [
    label,
    span(rate),
    span(share, 'quiet'),
    span('  '),
    span(length, isOwn ? 'open' : 'good'),
  ];
}

/** Read aloud, a rung is one statement. */
function statement({ name, perSecond, ofPeak }: RungTimes): Line {
  if (perSecond === null || ofPeak === null) return line(`  ${name}: ${say.words.notRun}.`);
  const rate = `${figure(perSecond.median / GIGA)} GOP/s`;
  return line(`  ${name}: ${rate}, ${percent(ofPeak)}.`);
}

function endLines(outcome: BenchOutcome, look: Look): readonly Line[] {
  const { peak, rounds, machine, rungs } = outcome;
  const { processor, processors, node, load } = machine;
  const rate = `${figure(peak.perSecond / GIGA)} GOP/s`;
  const hundred = say.bench.hundred({ rate, of: peak.of });
  const how = say.bench.medians({ rounds, share: `${figure(widest(rungs) * 100)} %` });
  const where = say.bench.machine({ processor, processors, node, load: load.toFixed(1) });
  return [
    EMPTY_LINE,
    ...paragraph(hundred, look),
    ...paragraph(how, look),
    ...paragraph(where, look),
  ];
}

/** The furthest that a quartile lies from its median, as a share of it. */
function widest(rungs: readonly RungTimes[]): number {
  const shares = rungs.flatMap(({ perSecond }) => {
    if (perSecond === null) return [];
    const { low, median, high } = perSecond;
    return [1 - low / median, high / median - 1];
  });
  return Math.max(0, ...shares);
}

/** Three digits. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} %`;
}
