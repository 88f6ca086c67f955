import type { Limits } from '../limits.ts';
import { compose, type Parts } from './compose.ts';
import { type Attempt, ATTEMPTS, type RawResult, runRaw } from './probe/raw.ts';
import { withTraps } from './probe/traps.ts';

/** Some layers, and which attempts succeed under them alone. */
export interface MatrixRow {
  readonly layers: string;
  readonly result: RawResult;
}

/** Attempts by the name that a reader knows them by. */
export const ATTEMPT_NAMES: Readonly<Record<Attempt, string>> = {
  read: 'read a file',
  write: 'write a file',
  look: "see the grader's process",
  connect: 'open a connection',
  spawn: 'start a process',
  signal: 'signal the grader',
  memory: 'exceed memory',
  root: 'be root',
  environment: 'see the environment',
};

/**
 * What each layer alone keeps out on this machine, found by trying. A layer that cannot be entered
 * says why.
 * @param baselineMiB as calibrated for this Node
 */
export async function layerMatrix(
  limits: Limits,
  baselineMiB: number | null,
): Promise<readonly MatrixRow[]> {
  const bare: Parts = { resources: null, namespaces: 'none', node: null };
  const resources = { ...limits, baselineMiB };
  const rows: readonly (readonly [string, Parts])[] = [
    ['nothing but an own user', bare],
    ['kernel limits', { ...bare, resources }],
    ['namespaces', { ...bare, namespaces: 'plain' }],
    ['namespaces and filter', { ...bare, namespaces: 'filter' }],
    ["Node's permissions", { ...bare, node: limits }],
    ['all of them', { resources, namespaces: 'filter', node: limits }],
  ];
  return withTraps(limits, async (request) => {
    const matrix: MatrixRow[] = [];
    for (const [layers, parts] of rows) {
      matrix.push({ layers, result: await runRaw(compose(parts, request)) });
    }
    return matrix;
  });
}

export { ATTEMPTS };
