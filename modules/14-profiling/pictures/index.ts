import type { Album, Picture, ScatterPoint } from '@tito/check';
import type { Module14, Roofline } from '@tito/profiling/contract';
import { zeros } from '@tito/tensor';
import { contract, type Given14 } from '../checks/contract.ts';

type Picture14 = Picture<Module14, Given14>;

/** Weights [out, in] of the digit network, as codes with a scale and a bias per output. */
function int8Layer(inputs: number, outputs: number) {
  return {
    codes: new Int8Array(inputs * outputs),
    scales: new Float32Array(outputs),
    bias: new Int32Array(outputs),
  };
}

const bytes: Picture14 = {
  task: '14.2',
  title: 'Bytes of the network 784-128-10',
  caption: 'Codes take a quarter of the floats, unless somebody keeps the floats beside them.',
  async draw({ student }) {
    const float = [zeros([128, 784]), zeros([128]), zeros([10, 128]), zeros([10])];
    const int8 = [int8Layer(784, 128), int8Layer(128, 10)];
    const total = async (model: object) => (await student.retainedBytes(model)).total;
    return {
      kind: 'bars',
      unit: 'B',
      rows: [
        { label: 'float32', value: await total(float) },
        { label: 'int8 codes', value: await total(int8) },
        { label: 'both kept', value: await total({ int8, float }) },
      ],
    };
  },
};

const SAMPLES = 400;

const samples: Picture14 = {
  task: '14.4',
  title: 'A time is many times',
  caption: 'A function of about 2 ms on a machine that is interrupted now and then.',
  async draw({ student, given, random }) {
    const durationsMs = Array.from({ length: SAMPLES }, () => {
      const stall = random.integer(25) === 0 ? random.uniform(1, 4) : 0;
      return random.normal(2, 0.1) + stall;
    });
    const machine = await given.SimulatedMachine.create();
    const run = await machine.workload(durationsMs);
    const options = { warmup: 0, samples: SAMPLES, clock: await machine.clock() };
    const latency = await student.measureLatency(run, options);
    const { medianMs, p90Ms } = latency;
    const marks = `median ${medianMs.toFixed(2)}, 90 % below ${p90Ms.toFixed(2)}`;
    return {
      kind: 'histogram',
      x: { label: `time of a run: ${marks}`, unit: 'ms' },
      series: [{ label: `${SAMPLES} samples`, values: latency.samples }],
    };
  },
};

const PEAKS = { gflopsPerSecond: 100, gigabytesPerSecond: 20 };
/** FLOPs per byte; the machine's ridge is 5. */
const INTENSITIES = [0.25, 1, 5, 20, 80];

function corner(intensity: number, { attainableGflopsPerSecond }: Roofline): ScatterPoint {
  const isRidge = intensity === 5;
  return {
    x: intensity,
    y: attainableGflopsPerSecond,
    mark: isRidge ? 'chosen' : 'main',
    label: isRidge ? 'the ridge' : intensity < 5 ? 'bound by memory' : 'bound by compute',
  };
}

const roof: Picture14 = {
  task: '14.8',
  title: 'The roof of a machine',
  caption: '100 GFLOP/s and 20 GB/s: left of 5 FLOPs per byte the memory decides.',
  async draw({ student }) {
    const points: ScatterPoint[] = [];
    for (const intensity of INTENSITIES) {
      const work = { flops: intensity * 1e6, bytes: 1e6 };
      points.push(corner(intensity, await student.roofline(work, PEAKS)));
    }
    return {
      kind: 'scatter',
      x: { label: 'intensity', unit: 'FLOP/B', isLog: true },
      y: { label: 'attainable', unit: 'GFLOP/s', isLog: true },
      points,
      legend: { chosen: 'where both take the same time', main: 'the roof' },
    };
  },
};

/** What a learner's own profiler says, once a task is done. */
export const album: Album<Module14, Given14> = { contract, pictures: [bytes, samples, roof] };
