import { type Enclosure, IsolationError, type IsolationLevel } from '../isolation.ts';
import type { Given } from '../given.ts';
import type { Limits } from '../limits.ts';
import { compose, type Parts, partsOf } from './compose.ts';
import { installAdvice } from './install-advice.ts';
import { HARNESS_LAYERS, type Layer, LAYERS } from './layers.ts';
import { type HarnessResult, probeHarness } from './probe/harness.ts';
import { type RawResult, runRaw } from './probe/raw.ts';
import { withTraps } from './probe/traps.ts';

const MIB = 1 << 20;

/**
 * Opens an isolation: finds out by trying what holds on this machine, and calibrates the limit of
 * memory to this Node. Takes three short processes.
 * @param harness the modules of every sandboxed process, without a submission
 * @throws IsolationError if a layer that the level needs does not hold
 */
export async function openIsolation(
  level: IsolationLevel,
  limits: Limits,
  harness: Given,
): Promise<Enclosure> {
  const unlimited = partsOf(level, limits, null);
  const { open, baseline } = await probed(level, () =>
    probeHarness({ launch: (request) => compose(unlimited, request) }, limits, harness),
  );
  if (open.length > 0) throw unusable(level, `learner's code can reach ${open.join(', ')}`);
  const baselineMiB = baseline === null ? null : Math.ceil(baseline / MIB);
  const parts = partsOf(level, limits, baselineMiB);
  const results = await attemptAll(parts, limits);
  const held = LAYERS.filter((layer) => holds(layer, results));
  const missing = LAYERS.find((layer) => layer.requiredBy.includes(level) && !held.includes(layer));
  if (missing !== undefined) throw unusable(level, `this does not hold: ${missing.name}`);
  return {
    level,
    baselineMiB,
    layers: [...held.map(({ name }) => name), ...HARNESS_LAYERS],
    launch: (request) => compose(parts, request),
  };
}

type Results = Readonly<Record<Layer['under'], RawResult>>;

/** What succeeds under the operating system's layers alone, and under Node's alone. */
async function attemptAll(parts: Parts, limits: Limits): Promise<Results> {
  return withTraps(limits, async (request) => {
    const [system, node] = await Promise.all([
      runRaw(compose({ ...parts, node: null }, request)),
      runRaw(compose({ resources: null, namespaces: 'none', node: parts.node }, request)),
    ]);
    return { system, node };
  });
}

function holds({ under, closes }: Layer, results: Results): boolean {
  const result = results[under];
  return 'open' in result && closes.every((attempt) => !result.open.has(attempt));
}

async function probed(
  level: IsolationLevel,
  probe: () => Promise<HarnessResult>,
): Promise<HarnessResult> {
  try {
    return await probe();
  } catch (error) {
    throw unusable(level, error instanceof Error ? error.message : String(error));
  }
}

function unusable(level: IsolationLevel, why: string): IsolationError {
  return new IsolationError(
    `Isolation '${level}' cannot be used on this machine: ${why}.`,
    installAdvice(level, why),
  );
}
