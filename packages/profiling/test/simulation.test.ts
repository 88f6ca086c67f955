import { zeros } from '@tito/tensor';
import { expect, test } from 'vitest';
import { countParameters, measureLatency, retainedBytes } from '../src/index.ts';
import { buildGraph, SimulatedLayer, SimulatedMachine } from '../src/simulation/index.ts';

test('runs take their times, slowed down by their place among all runs of the machine', () => {
  const machine = new SimulatedMachine([1, 1, 3]);
  const [a, b] = [machine.workload([4, 2]), machine.workload([10])];
  const clock = machine.clock();
  const times = [a, b, a, b, a].map((run) => {
    const start = clock();
    run();
    return clock() - start;
  });
  expect(times).toEqual([4, 10, 6, 10, 2]);
  expect(machine.runs()).toBe(5);
});

test('a layer takes time, answers by its shape, and refuses what it does not take', () => {
  const machine = new SimulatedMachine();
  const spec = {
    input: [4],
    output: [3],
    weight: { dtype: 'int8', shape: [3, 4] },
    bias: { dtype: 'int32', shape: [3] },
    durationsMs: [0.5],
  } as const;
  const layer = new SimulatedLayer(machine, spec);
  const options = { warmup: 0, samples: 2, clock: machine.clock() };
  expect(measureLatency(() => layer.forward(zeros([2, 4])), options).samples).toEqual([0.5, 0.5]);
  // The machine behind the layer is not part of what the layer retains.
  expect(retainedBytes(layer)).toMatchObject({ total: 24, byDType: { int8: 12, int32: 12 } });
  expect(() => layer.forward(zeros([2, 3]))).toThrow('SimulatedLayer: x is [2,3], needs [n,4]');
});

test('a graph shares, and holds what it was told', () => {
  const float = { kind: 'array', type: 'Float32Array', buffer: 0, offset: 4, length: 2 } as const;
  const root = buildGraph({
    buffers: [16, 3, 5],
    nodes: [
      { kind: 'record', holds: [1, 2, 3, 4, 0] },
      { kind: 'list', holds: [5, 6] },
      { kind: 'map', holds: [5, 6] },
      { kind: 'set', holds: [5, 5, 7] },
      { kind: 'getter', holds: [8] },
      float,
      { kind: 'array', type: 'Int8Array', buffer: 1, offset: 0, length: 3 },
      { kind: 'buffer', buffer: 2 },
      { kind: 'array', type: 'Int8Array', buffer: 2, offset: 0, length: 5 },
    ],
  });
  expect(countParameters(root)).toBe(5);
  expect(retainedBytes(root)).toEqual({
    total: 24,
    byDType: { float32: 16, int8: 3, uint8: 0, int32: 0, other: 5 },
  });
});
