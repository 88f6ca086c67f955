import { cpus, loadavg } from 'node:os';
import { hasLadder, type ModuleSpec, openLadder } from '@tito/grader';
import { moduleNamed, readCourse } from '../course.ts';
import { UsageError } from '../errors.ts';
import type { BenchEvent, BenchOutcome } from './events/bench.ts';
import { openOwnFunction } from './own-function.ts';
import { race } from './race.ts';
import { contendersOf, rungTimes, runsOf } from './rung-times.ts';
import { say } from '../messages/index.ts';

/** The shortest time that a rung takes in a round. */
const ROUND_MS = 25;

export interface BenchOptions {
  readonly module: string | undefined;
  /** How often every rung has its turn. */
  readonly rounds: number;
}

/** Times the ladder of a module: its rungs, and the learner's own function. Nothing is written. */
export async function* benchModule(
  options: BenchOptions,
): AsyncGenerator<BenchEvent, BenchOutcome> {
  const { rounds } = options;
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new UsageError(say.bench.wholeRounds({ rounds }), [say.bench.leaveOut]);
  }
  const module = withLadder(moduleNamed(options.module));
  const ladder = await openLadder(module);
  const { title, operations, peak } = ladder;
  yield { type: 'begin', module, title };
  const own = ladder.own === null ? null : await openOwnFunction(module, ladder.own);
  try {
    const contenders = contendersOf(ladder, own);
    const times: (readonly number[])[] = [];
    for await (const ofRound of race(runsOf(contenders), { rounds, ms: ROUND_MS })) {
      times.push(ofRound);
      const rungs = rungTimes(ladder, contenders, times);
      yield { type: 'round', round: times.length, rounds, rungs };
    }
    const rungs = rungTimes(ladder, contenders, times);
    return { module, title, operations, rounds, peak, rungs, machine: machine() };
  } finally {
    own?.close();
    await ladder.close();
  }
}

function withLadder(module: ModuleSpec): ModuleSpec {
  if (hasLadder(module)) return module;
  const numbers = readCourse()
    .filter(hasLadder)
    .map(({ number }) => String(number));
  throw new UsageError(say.bench.none({ module: module.number }), [
    numbers.length === 0 ? say.bench.noneAtAll : say.bench.thereIs({ numbers }),
  ]);
}

function machine(): BenchOutcome['machine'] {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? say.bench.unknownProcessor,
    processors: cpus().length,
    node: process.versions.node,
    load: loadavg()[0] ?? 0,
  };
}
