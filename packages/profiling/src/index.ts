export { formatBytes } from './bytes.ts';
export { compareLatency, measureLatency } from './latency.ts';
export type { Clock, Latency, LatencyComparison, LatencyOptions } from './latency.ts';
export { measureRetained } from './memory.ts';
export type { MemoryCounters } from './memory.ts';
export { countParameters } from './parameters.ts';
export { retainedBytes } from './retained.ts';
export type { RetainedBytes } from './retained.ts';
