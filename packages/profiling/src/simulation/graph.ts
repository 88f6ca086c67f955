/** A typed array: its kind, its buffer by number, and the part of it that it covers. */
export interface ArrayNode {
  readonly kind: 'array';
  readonly type: 'Float32Array' | 'Int8Array' | 'Uint8Array' | 'Int32Array' | 'Float64Array';
  readonly buffer: number;
  /** In bytes. */
  readonly offset: number;
  /** In values. */
  readonly length: number;
}

/** Something that holds others, by number. A map takes them in pairs, as keys and values. */
export interface HolderNode {
  readonly kind: 'record' | 'list' | 'map' | 'set' | 'getter';
  readonly holds: readonly number[];
}

/** A buffer itself, without a view. */
export interface BufferNode {
  readonly kind: 'buffer';
  readonly buffer: number;
}

export type GraphNode = ArrayNode | HolderNode | BufferNode;

/** Objects that hold each other, in a form that shows sharing and cycles. Node 0 is the root. */
export interface GraphSpec {
  /** Sizes in bytes. */
  readonly buffers: readonly number[];
  readonly nodes: readonly GraphNode[];
}

/**
 * The objects of a description, each made once, however many hold it. A `getter` has one own
 * enumerable property per node that it holds, and answers only if it is called.
 *
 * @returns node 0
 * @example
 * const spec = { buffers: [8], nodes: [{ kind: 'list', holds: [0, 1, 1] },
 *   { kind: 'array', type: 'Float32Array', buffer: 0, offset: 0, length: 2 }] };
 * const root = buildGraph(spec);
 * [root[0] === root, root[1] === root[2], root[1].length]; // => [true, true, 2]
 */
export function buildGraph({ buffers, nodes }: GraphSpec): object {
  const memory = buffers.map((bytes) => new ArrayBuffer(bytes));
  const objects = nodes.map((node) => empty(node, memory));
  for (const [i, node] of nodes.entries()) {
    if ('holds' in node)
      fill(
        objects[i],
        node.kind,
        node.holds.map((held) => objects[held]),
      );
  }
  return objects[0];
}

function empty(node: GraphNode, memory: readonly ArrayBuffer[]): object {
  switch (node.kind) {
    case 'array':
      return new ARRAYS[node.type](memory[node.buffer], node.offset, node.length);
    case 'buffer':
      return memory[node.buffer];
    case 'list':
      return [];
    case 'map':
      return new Map();
    case 'set':
      return new Set();
    case 'record':
    case 'getter':
      return {};
  }
}

const ARRAYS = { Float32Array, Int8Array, Uint8Array, Int32Array, Float64Array };

function fill(target: object, kind: HolderNode['kind'], held: readonly object[]): void {
  if (target instanceof Map) {
    for (let i = 0; i < held.length; i += 2) target.set(held[i], held[i + 1]);
  } else if (target instanceof Set) {
    for (const item of held) target.add(item);
  } else {
    for (const [i, item] of held.entries()) {
      const key = kind === 'list' ? String(i) : `field${i}`;
      Object.defineProperty(target, key, property(kind, item));
    }
  }
}

function property(kind: HolderNode['kind'], item: object): PropertyDescriptor {
  const open = { enumerable: true, configurable: true };
  return kind === 'getter'
    ? { ...open, get: () => item }
    : { ...open, value: item, writable: true };
}
