// The figures of the lesson, computed anew: each function returns rows of the README's tables.
import { Linear, ReLU, Sequential } from '@tito/nn';
import {
  compareLatency,
  computeBoundBatch,
  countParameters,
  countWork,
  type Forward,
  measureLatency,
  profileForward,
  retainedBytes,
  roofline,
  samplesToSee,
} from '@tito/profiling';
import { SimulatedContainer, SimulatedLayer, SimulatedMachine } from '@tito/profiling/simulation';
import { random, zeros } from '@tito/tensor';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const whole = (value: number): string => Math.round(value).toLocaleString('en');

function digits(): Sequential {
  const seed = random('lesson');
  return new Sequential([Linear.init(784, 128, seed), new ReLU(), Linear.init(128, 10, seed)]);
}

/** A layer [out, in] of int8 codes, a float32 scale and an int32 bias per output. */
function int8Layer(input: number, output: number): Forward {
  const weight = {
    data: new Int8Array(output * input),
    shape: [output, input],
    scales: new Float32Array(output),
  };
  const bias = new Int32Array(output);
  return Object.assign(
    { forward: ({ shape }: { shape: readonly number[] }) => zeros([shape[0], output]) },
    { weight, bias },
  );
}

function int8Digits(): Sequential {
  return new Sequential([int8Layer(784, 128), new ReLU(), int8Layer(128, 10)]);
}

/** Section 3: what two models hold. */
export function bytes(): string[] {
  const models = { float32: digits(), 'int8 codes': int8Digits() };
  return Object.entries(models).map(([name, model]) => {
    const { total, byDType } = retainedBytes(model);
    const cells = [
      name,
      countParameters(model),
      byDType.float32,
      byDType.int8,
      byDType.int32,
      total,
    ];
    return row(cells.map((cell) => (typeof cell === 'number' ? whole(cell) : cell)));
  });
}

/** Section 4: fifty samples of 2 ms, none, one or five of which were interrupted for 100 ms. */
export function stalls(): string[] {
  return [0, 1, 5].map((count) => {
    const machine = new SimulatedMachine();
    const every = Array.from({ length: 50 }, (_, i) => (i < count ? 102 : 2));
    const options = { warmup: 0, clock: machine.clock() };
    const latency = measureLatency(machine.workload(every), options);
    const mean = latency.samples.reduce((sum, ms) => sum + ms, 0) / 50;
    const { medianMs, p90Ms } = latency;
    return row([
      count,
      `${mean.toFixed(1)} ms`,
      `${medianMs.toFixed(1)} ms`,
      `${p90Ms.toFixed(1)} ms`,
    ]);
  });
}

/** Section 5: b really takes as long as a; the machine turns three times slower in the middle. */
export function weather(): string[] {
  const slowdowns = Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : 3));
  const apart = new SimulatedMachine(slowdowns);
  const options = { warmup: 0, samples: 20 };
  const [a, b] = [apart.workload([2]), apart.workload([2])].map(
    (run) => measureLatency(run, { ...options, clock: apart.clock() }).medianMs,
  );
  const turns = new SimulatedMachine(slowdowns);
  const pairs = compareLatency(turns.workload([2]), turns.workload([2]), {
    ...options,
    clock: turns.clock(),
  });
  return [
    row([
      'all of a, then all of b',
      `${a.toFixed(1)} ms`,
      `${b.toFixed(1)} ms`,
      (a / b).toFixed(2),
    ]),
    row([
      'a and b in turn',
      `${pairs.a.medianMs.toFixed(1)} ms`,
      `${pairs.b.medianMs.toFixed(1)} ms`,
      pairs.medianRatio.toFixed(2),
    ]),
  ];
}

/** Section 6: the network of the lesson, layer by layer. */
export function work(): string[] {
  const [one, many] = [1, 64].map((n) => countWork(digits(), zeros([n, 784])));
  return one.layers.map((layer, i) =>
    row([
      ['Linear(784, 128)', 'ReLU', 'Linear(128, 10)'][i],
      ...[layer.flops, layer.bytes, many.layers[i].flops, many.layers[i].bytes].map(whole),
    ]),
  );
}

/** Section 7: a machine that does exactly 4 GFLOP/s, and what two profilers say of it. */
export function rates(): string[] {
  return [1, 8, 32].map((n) => {
    const machine = new SimulatedMachine();
    const ms = (2 * 1024 * 1024 * n) / 4e6;
    const layer = new SimulatedLayer(machine, {
      input: [1024],
      output: [1024],
      weight: { dtype: 'float32', shape: [1024, 1024] },
      durationsMs: [ms],
    });
    const model = new SimulatedContainer([layer]);
    const x = zeros([n, 1024]);
    const profile = profileForward(model, x, { samples: 1, clock: machine.clock() });
    const wrong = countWork(model, x).perSample.flops / profile.latency.medianMs / 1e6;
    return row([n, `${ms.toFixed(3)} ms`, profile.gflopsPerSecond.toFixed(3), wrong.toFixed(3)]);
  });
}

/** Section 8: FLOPs per byte of the first layer. */
export function intensities(): string[] {
  const peaks = { gflopsPerSecond: 100, gigabytesPerSecond: 20 };
  return [1, 4, 16, 64].map((n) => {
    const [float, int8] = [digits(), int8Digits()].map((model) => {
      const { intensity, bound } = roofline(countWork(model, zeros([n, 784])).layers[0], peaks);
      return `${intensity.toFixed(2)}, ${bound}`;
    });
    return row([n, float, int8]);
  });
}

/** Sections 8 and 9: figures in sentences. */
export function sentences(): string[] {
  return [
    `a batch of ${computeBoundBatch(4096, 4096, 5)} is enough`,
    `${samplesToSee(0.01, 0.95)} samples to see`,
  ];
}
