import type { IsolationLevel } from '../isolation.ts';
import type { Attempt } from './probe/raw.ts';

/** A layer, and what nobody may succeed in while it alone stands in the way. */
export interface Layer {
  /** In words, as records and reports name it. */
  readonly name: string;
  /** Whose process was asked: one with the operating system's layers only, or one with Node's only. */
  readonly under: 'system' | 'node';
  readonly closes: readonly Attempt[];
  /** Without it there is no such level. */
  readonly requiredBy: readonly IsolationLevel[];
}

/**
 * Every layer that a probe can hold to its word. (The scrubbed realm and the import table are probed
 * by the harness itself: see `harness.ts`.)
 */
export const LAYERS: readonly Layer[] = [
  {
    name: 'own file system, read-only and empty but for Node',
    under: 'system',
    closes: ['read', 'write', 'look'],
    requiredBy: ['strong'],
  },
  { name: 'no network', under: 'system', closes: ['connect'], requiredBy: ['strong'] },
  {
    name: 'no other process can be signalled',
    under: 'system',
    closes: ['signal'],
    requiredBy: ['strong'],
  },
  {
    name: 'system-call filter: no new processes',
    under: 'system',
    closes: ['spawn'],
    requiredBy: ['strong'],
  },
  {
    name: 'kernel limits on memory, processor time and files',
    under: 'system',
    closes: ['memory'],
    requiredBy: ['strong'],
  },
  { name: 'no rights of root', under: 'system', closes: ['root'], requiredBy: ['strong'] },
  {
    name: 'no environment',
    under: 'system',
    closes: ['environment'],
    requiredBy: ['strong', 'process'],
  },
  {
    name: "Node's permission model: no files, network or processes",
    under: 'node',
    closes: ['read', 'write', 'connect', 'spawn'],
    requiredBy: ['strong', 'process'],
  },
];

/** Layers that hold wherever the harness answers as it should. */
export const HARNESS_LAYERS: readonly string[] = [
  'scrubbed realm',
  'import table',
  'limits on time, output and replies',
];
