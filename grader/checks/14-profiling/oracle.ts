// What the answers have to be, computed from what was drawn: independent of the package.
import type {
  LayerWork,
  Latency,
  Peaks,
  RetainedBytes,
  Roofline,
  Work,
} from '@tito/profiling/contract';
import type { GraphNode, GraphSpec } from '@tito/profiling/simulation';

/** The nodes that can be reached from the root without calling a getter. */
function reached({ nodes }: GraphSpec): readonly GraphNode[] {
  const found = new Set([0]);
  for (const i of found) {
    const node = nodes[i];
    if (node === undefined || !('holds' in node) || node.kind === 'getter') continue;
    for (const held of node.holds) found.add(held);
  }
  return nodes.filter((_, i) => found.has(i));
}

export function parametersOf(graph: GraphSpec): number {
  return reached(graph).reduce((sum, node) => sum + (node.kind === 'array' ? node.length : 0), 0);
}

const KINDS = {
  Float32Array: 'float32',
  Int8Array: 'int8',
  Uint8Array: 'uint8',
  Int32Array: 'int32',
  Float64Array: 'other',
} as const;

export function bytesOf(graph: GraphSpec): RetainedBytes {
  const nodes = reached(graph);
  const byDType = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };
  let total = 0;
  for (const [buffer, bytes] of graph.buffers.entries()) {
    const users = nodes.filter((node) => 'buffer' in node && node.buffer === buffer);
    if (users.length === 0) continue;
    const view = users.find((node) => node.kind === 'array');
    byDType[view === undefined ? 'other' : KINDS[view.type]] += bytes;
    total += bytes;
  }
  return { total, byDType };
}

/** By counting: the k-th smallest sample has k samples at or before it. */
export function quantileOf(samples: readonly number[], fraction: number): number {
  const ascending = samples.toSorted((a, b) => a - b);
  const last = ascending.length - 1;
  const below = Math.min(Math.floor(fraction * last), Math.max(0, last - 1));
  const [low = NaN, high = low] = ascending.slice(below, below + 2);
  const weight = fraction * last - below;
  return low * (1 - weight) + high * weight;
}

export function latencyOf(samples: readonly number[]): Latency {
  return {
    samples,
    medianMs: quantileOf(samples, 0.5),
    p10Ms: quantileOf(samples, 0.1),
    p90Ms: quantileOf(samples, 0.9),
    minMs: samples.reduce((a, b) => Math.min(a, b)),
  };
}

export function sumOf(layers: readonly LayerWork[]): Work {
  const total = (key: keyof Work): number => layers.reduce((sum, layer) => sum + layer[key], 0);
  return { macs: total('macs'), flops: total('flops'), bytes: total('bytes') };
}

/** From the two times; what is attained is what is done in the longer one. */
export function rooflineOf(
  { flops, bytes }: Pick<Work, 'flops' | 'bytes'>,
  peaks: Peaks,
): Roofline {
  const computeMs = flops / peaks.gflopsPerSecond / 1e6;
  const memoryMs = bytes / peaks.gigabytesPerSecond / 1e6;
  const minMs = Math.max(computeMs, memoryMs);
  return {
    intensity: flops / bytes,
    ridge: peaks.gflopsPerSecond / peaks.gigabytesPerSecond,
    bound: computeMs < memoryMs ? 'memory' : 'compute',
    attainableGflopsPerSecond: flops / minMs / 1e6,
    minMs,
  };
}
