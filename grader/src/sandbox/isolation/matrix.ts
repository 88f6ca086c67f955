import type { Enclosure } from '../isolation.ts';
import type { Limits } from '../limits.ts';
import { compose, type Parts, partsOf } from './compose.ts';
import { type Attempt, type RawResult, runRaw } from './probe/raw.ts';
import { withTraps } from './probe/traps.ts';

/** Some layers, and which attempts succeed under them alone. */
export interface MatrixRow {
  readonly layers: 'none' | 'limits' | 'namespaces' | 'filter' | 'Node' | 'all';
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
 * What each layer alone keeps out on this machine, found by trying, and what all of a level do. Being
 * an own user without an environment comes with each of them. `filter` includes the namespaces that
 * it is installed with. A layer that cannot be entered says why.
 */
export async function layerMatrix(
  { level, baselineMiB }: Pick<Enclosure, 'level' | 'baselineMiB'>,
  limits: Limits,
): Promise<readonly MatrixRow[]> {
  const bare: Parts = { resources: null, namespaces: 'none', node: null };
  const resources = { ...limits, baselineMiB };
  const rows: readonly (readonly [MatrixRow['layers'], Parts])[] = [
    ['none', bare],
    ['limits', { ...bare, resources }],
    ['namespaces', { ...bare, namespaces: 'plain' }],
    ['filter', { ...bare, namespaces: 'filter' }],
    ['Node', { ...bare, node: limits }],
    ['all', partsOf(level, limits, baselineMiB)],
  ];
  return withTraps(limits, async (request) => {
    const matrix: MatrixRow[] = [];
    for (const [layers, parts] of rows) {
      matrix.push({ layers, result: await runRaw(compose(parts, request)) });
    }
    return matrix;
  });
}
