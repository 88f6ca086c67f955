// Inputs of the hidden checks. Everything comes from the check's own generator.
import type { ArrayNode, GraphNode, GraphSpec, HolderNode } from '@tito/profiling/simulation';
import type { Random } from '@tito/tensor';

const BYTES = {
  Float32Array: 4,
  Int8Array: 1,
  Uint8Array: 1,
  Int32Array: 4,
  Float64Array: 8,
} as const;
const TYPES = ['Float32Array', 'Int8Array', 'Uint8Array', 'Int32Array', 'Float64Array'] as const;
const HOLDERS = ['record', 'list', 'map', 'set', 'record', 'list'] as const;

/** What a drawn graph is to have, beside what all have. */
export interface GraphWishes {
  readonly getters?: boolean;
  readonly bareBuffers?: boolean;
}

/**
 * Objects that hold each other, with sharing and cycles. Each holder holds the next one, so that most
 * can be reached; what only a getter leads to, if one is asked for, cannot.
 */
export function drawGraph(random: Random, wishes: GraphWishes = {}): GraphSpec {
  const buffers = Array.from({ length: 4 + random.integer(4) }, () => 8 * (3 + random.integer(60)));
  const leaves = buffers.flatMap((bytes, buffer) => drawViews(random, bytes, buffer));
  const holders = 5 + random.integer(5);
  const nodes: GraphNode[] = Array.from({ length: holders }, (_, i) =>
    drawHolder(random, i, holders, leaves.length),
  );
  nodes.push(...leaves);
  if (wishes.bareBuffers === true) addBare(random, buffers, nodes, holders);
  if (wishes.getters === true) addGetter(random, buffers, nodes);
  return { buffers, nodes };
}

/** One to three views of a buffer, all of one element type, some of only a part of it. */
function drawViews(random: Random, bytes: number, buffer: number): ArrayNode[] {
  const type = TYPES[random.integer(TYPES.length)] ?? 'Int8Array';
  const size = BYTES[type];
  return Array.from({ length: 1 + random.integer(3) }, () => {
    const length = 1 + random.integer(bytes / size);
    const offset = size * random.integer(bytes / size - length + 1);
    return { kind: 'array', type, buffer, offset, length };
  });
}

/** Holder i of so many; a map takes distinct keys, since one would replace another. */
function drawHolder(random: Random, i: number, holders: number, leaves: number): HolderNode {
  const kind = HOLDERS[random.integer(HOLDERS.length)] ?? 'list';
  const next = i + 1 < holders ? [i + 1] : [];
  const others = Array.from({ length: 3 + random.integer(3) }, () =>
    random.integer(holders + leaves),
  );
  const holds = [...new Set([...next, ...others])];
  if (kind === 'list') holds.push(...others.slice(0, 2));
  // A key without an item would be a pair that holds nothing more.
  return { kind, holds: kind === 'map' && holds.length % 2 === 1 ? holds.slice(0, -1) : holds };
}

/** A buffer that no view uses, and one more reference to a buffer that has views. */
function addBare(random: Random, buffers: number[], nodes: GraphNode[], holders: number): void {
  const used = random.integer(buffers.length);
  buffers.push(16 + random.integer(100));
  nodes.push({ kind: 'buffer', buffer: buffers.length - 1 }, { kind: 'buffer', buffer: used });
  holdAlso(nodes, random.integer(2) * (holders - 1), [nodes.length - 2, nodes.length - 1]);
}

/** A getter that would answer with an array that nothing else holds. */
function addGetter(random: Random, buffers: number[], nodes: GraphNode[]): void {
  const length = 1 + random.integer(50);
  buffers.push(4 * length);
  const buffer = buffers.length - 1;
  nodes.push({ kind: 'array', type: 'Float32Array', buffer, offset: 0, length });
  nodes.push({ kind: 'getter', holds: [nodes.length - 1] });
  holdAlso(nodes, 0, [nodes.length - 1]);
}

/** Replaces a holder by a list of it and of more. */
function holdAlso(nodes: GraphNode[], at: number, more: readonly number[]): void {
  const holder = nodes[at];
  if (holder === undefined) throw new Error(`there is no node ${at}`);
  nodes.push(holder);
  nodes[at] = { kind: 'list', holds: [nodes.length - 1, ...more] };
}

/** Times in ms that add up exactly: multiples of 2^-8. */
export function drawDurations(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => (1 + random.integer(4000)) / 256);
}
