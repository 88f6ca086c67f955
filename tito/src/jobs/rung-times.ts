import type { Ladder } from '@tito/check';
import type { RungTimes, Spread } from './events/bench.ts';
import type { OwnFunction } from './own-function.ts';
import { say } from '../messages/index.ts';

/** One that takes part: what is run, and what of its time is not its own. */
export interface Contender extends Pick<RungTimes, 'name' | 'why' | 'threads' | 'isOwn'> {
  /** Why there is nothing to run. */
  readonly missing: string | null;
  readonly run: (() => unknown) | null;
  /** The way to where it runs and back, without the work. */
  readonly way: (() => unknown) | null;
}

/** The rungs of a ladder, the learner's last. */
export function contendersOf({ rungs, own }: Ladder, mine: OwnFunction | null): Contender[] {
  const contenders = rungs.map(({ name, why, threads, run }): Contender => {
    const common = { name, why, threads, isOwn: false, way: null };
    return typeof run === 'function'
      ? { ...common, run, missing: null }
      : { ...common, run: null, missing: run.missing };
  });
  if (own === null || mine === null) return contenders;
  const { name, why } = own;
  return [...contenders, { name, why, threads: 1, isOwn: true, ...mine }];
}

/** What is timed, in the order in which `rungTimes` expects the times. */
export function runsOf(contenders: readonly Contender[]): readonly (() => unknown)[] {
  return contenders.flatMap(({ run, way }) => [run, way]).filter((run) => run !== null);
}

/** What the rounds so far say of each contender. */
export function rungTimes(
  { operations, peak }: Pick<Ladder, 'operations' | 'peak'>,
  contenders: readonly Contender[],
  rounds: readonly (readonly number[])[],
): readonly RungTimes[] {
  let column = 0;
  const next = () => {
    const at = column++;
    return rounds.map((times) => times[at] ?? NaN);
  };
  const rate = (ms: number) => (operations / ms) * 1000;
  return contenders.map(({ run, way, ...rung }) => {
    const gross = run === null ? [] : next();
    const ways = way === null ? null : next();
    const net = gross.map((ms, round) => ms - (ways?.[round] ?? 0));
    const callMs = ways === null ? null : spreadOf(ways);
    const ms = net.length === 0 ? null : spreadOf(net);
    if (ms === null || ms.low <= 0) {
      const missing = rung.missing ?? say.bench.tooFast;
      return { ...rung, missing, callMs, perSecond: null, ofPeak: null };
    }
    // The longest time is the lowest rate.
    const perSecond = { low: rate(ms.high), median: rate(ms.median), high: rate(ms.low) };
    const ofPeak = perSecond.median / (peak.perSecond * rung.threads);
    return { ...rung, callMs, perSecond, ofPeak };
  });
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const position = (sorted.length - 1) * share;
    const [low = NaN, high = NaN] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
    return low + (high - low) * (position % 1);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}
