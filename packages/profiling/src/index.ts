export type {
  Bound,
  Clock,
  ConvSize,
  Forward,
  ForwardProfile,
  Latency,
  LatencyComparison,
  LatencyOptions,
  LayerProfile,
  LayerWork,
  ModelWork,
  Peaks,
  RetainedBytes,
  Roofline,
  Work,
} from './contract.ts';
export { formatBytes } from './bytes.ts';
export { countParameters } from './parameters.ts';
export { retainedBytes } from './retained.ts';
export { measureRetained } from './memory.ts';
export type { MemoryCounters } from './memory.ts';

export { quantile } from './statistics.ts';
export { compareLatency, measureLatency } from './latency.ts';

export { countWork } from './work.ts';
export { profileForward } from './forward.ts';
export { roofline } from './roofline.ts';
export { measurePeaks } from './measure-peaks.ts';
export {
  amdahlSpeedup,
  computeBoundBatch,
  conv2dMacs,
  runsPerSample,
  samplesToSee,
  trainingBytes,
  weightBoundRate,
} from './systems.ts';
