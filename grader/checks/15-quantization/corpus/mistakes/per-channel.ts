import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'per-channel.ts';
const task = '15.4';
const channel = 'Math.floor(i / inner) % channels';
const peakLine = 'peaks[c] = Math.max(peaks[c], Math.abs(w.data[i]));';
const scaleOf = "peaks.map((peak) => chooseQParams(-peak, peak, 'symmetric').scale)";
const codeOfWeight = 'codeOf(w.data[i], scales[channelOf(i)], 0)';

export const perChannelMistakes: readonly Mistake[] = [
  {
    id: 'one-scale-for-all',
    task,
    sentence: 'Every channel has the same scale: take the largest |w| within each channel.',
    edits: [
      edit(
        FILE,
        scaleOf,
        "peaks.map(() => chooseQParams(0, Math.max(...peaks), 'symmetric').scale)",
      ),
    ],
  },
  {
    id: 'other-axis',
    task,
    sentence:
      'The scales run along the other axis: there is one per input instead of one per output.',
    edits: [
      edit(
        FILE,
        "const along = normalizeAxis('quantizePerChannel', axis, w.shape.length);",
        "const along = w.shape.length - 1 - normalizeAxis('quantizePerChannel', axis, w.shape.length);",
      ),
    ],
  },
  {
    id: 'column-major',
    task,
    sentence:
      'The values are read as if the channel changed with every step; in row-major order it changes after all inner dimensions.',
    edits: [edit(FILE, channel, 'i % channels')],
  },
  {
    id: 'first-axis-only',
    task,
    sentence:
      'The channel is right for axis 0 only: later axes come round again, so take the remainder.',
    edits: [edit(FILE, channel, 'Math.floor(i / inner)')],
  },
  {
    id: 'two-dimensions-only',
    task,
    sentence:
      'Only the next dimension is counted; a channel of [out, in, height, width] has in * height * width values.',
    edits: [edit(FILE, 'sizeOf(w.shape.slice(along + 1))', '(w.shape[along + 1] ?? 1)')],
  },
  {
    id: 'channel-max-not-absolute',
    task,
    sentence:
      'The scale uses the largest w instead of the largest |w|: channels whose largest weight is negative saturate.',
    edits: [edit(FILE, peakLine, 'peaks[c] = Math.max(peaks[c], w.data[i]);')],
  },
  {
    id: 'peak-carried-over',
    task,
    sentence:
      'The maximum is not started afresh for each channel: later channels get the scale of earlier ones.',
    edits: [
      edit(
        FILE,
        peakLine,
        'peaks[c] = Math.max(peaks[c], c > 0 ? peaks[c - 1] : 0, Math.abs(w.data[i]));',
      ),
    ],
  },
  {
    id: 'channel-over-128',
    task,
    sentence:
      'The scale is max|w| / 128; symmetric codes end at 127, so the largest weight saturates.',
    edits: [edit(FILE, scaleOf, 'peaks.map((peak) => (peak === 0 ? 1 : peak / 128))')],
  },
  {
    id: 'zero-channel-has-scale-zero',
    task,
    sentence: 'A channel of zeros has scale 0; pruned channels are common and have scale 1.',
    edits: [edit(FILE, scaleOf, 'peaks.map((peak) => peak / 127)')],
  },
  {
    id: 'scale-of-the-neighbour',
    task,
    sentence: 'The scales are right, but a channel is quantized with the scale of its neighbour.',
    edits: [edit(FILE, 'scales[channelOf(i)]', 'scales[(channelOf(i) + 1) % channels]')],
  },
  {
    id: 'weights-truncated',
    task,
    sentence:
      'The weights are divided by the scale and cut off instead of rounded: the largest error is a whole step instead of half a step.',
    edits: [edit(FILE, codeOfWeight, 'Math.trunc(w.data[i] / scales[channelOf(i)])')],
  },
  {
    id: 'weights-rounded-down',
    task,
    sentence:
      'Math.floor makes every weight come back too low, by half a step on average: take the nearest code.',
    edits: [edit(FILE, codeOfWeight, 'Math.floor(w.data[i] / scales[channelOf(i)])')],
  },
  {
    id: 'float32-weight-codes',
    task,
    sentence: 'The codes are kept in a Float32Array, 4 bytes each: use an Int8Array.',
    edits: [
      edit(
        FILE,
        'const data = new Int8Array(w.data.length);',
        'const data: any = new Float32Array(w.data.length);',
      ),
    ],
  },
  {
    id: 'axis-not-checked',
    task,
    sentence: 'An axis that the tensor does not have is accepted; throw a RangeError.',
    edits: [
      edit(
        FILE,
        "normalizeAxis('quantizePerChannel', axis, w.shape.length)",
        'Math.min(Math.abs(axis), w.shape.length - 1)',
      ),
    ],
  },
];
