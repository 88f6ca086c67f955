import {
  array,
  type Check,
  type CheckPack,
  cls,
  dimensions,
  fn,
  list,
  type ModuleContract,
  nullable,
  number,
  object,
  record,
  type SharedCalls,
  tensor,
} from '@tito/check';
import type { Layer, Linear, LinearLike, Sequential } from '@tito/nn';
import type {
  MixedModel,
  Module15,
  PackedTensor,
  PairedDrop,
  QParams,
  QTensor,
  QTensorPerChannel,
  QuantizedLinear,
  QuantizedModel,
  SweepPoint,
} from '@tito/quantization/contract';

/** The float layers that a check can build beside the learner's code. */
export interface Given15 {
  /** From the weight [out, in] and the bias [out] or null. */
  Linear: new (...args: ConstructorParameters<typeof Linear>) => LinearLike;
  ReLU: new () => Layer;
  Sequential: new (...args: ConstructorParameters<typeof Sequential>) => Layer;
}

export type Check15 = Check<Module15, Given15>;
export type SharedCalls15<T> = SharedCalls<Module15, Given15, T>;
export type Pack15 = CheckPack<Module15, Given15>;

const qparams = record<QParams>({ scale: number, zeroPoint: number });
const qtensor = record<QTensor>({
  data: array('int8'),
  shape: dimensions,
  scale: number,
  zeroPoint: number,
});
const qtensorPerChannel = record<QTensorPerChannel>({
  data: array('int8'),
  shape: dimensions,
  scales: array('float32'),
  axis: number,
});
const layer = object<Layer>({ forward: { call: tensor() } });
const quantizedLinear = object<QuantizedLinear>({
  forward: { call: tensor() },
  weight: { get: qtensorPerChannel },
  byteLength: { get: number },
});

const packed = record<PackedTensor>({
  data: array('uint8'),
  shape: dimensions,
  scales: array('float32'),
  bits: number,
});

/** What module 15 exports, and the float layers it is given. */
export const contract: ModuleContract<Module15, Given15> = {
  student: {
    chooseQParams: fn(qparams),
    quantizeInt8: fn(qtensor),
    dequantizeInt8: fn(tensor()),
    quantizePerChannel: fn(qtensorPerChannel),
    calibrate: fn(qparams),
    matmulInt8: fn(tensor('int32')),
    QuantizedLinear: cls(quantizedLinear),
    quantizeModel: fn(record<QuantizedModel>({ model: layer, stats: list(nullable(qparams)) })),
    float32Bytes: fn(number),
    int8Bytes: fn(number),
    minInFeatures: fn(number),
    scaleOverheadPercent: fn(number),
    maxExactDepth: fn(number),
    clippingBreakEven: fn(number),
    uniformSqnrDb: fn(number),
    weightReadMs: fn(number),
    pairedDrop: fn(record<PairedDrop>({ drop: number, standardError: number })),
    quantizePacked: fn(packed),
    dequantizePacked: fn(tensor()),
    quantizeMixed: fn(record<MixedModel>({ model: layer, byteLength: number })),
    sweepBits: fn(list(record<SweepPoint>({ model: layer, byteLength: number, accuracy: number }))),
    paretoFrontier: fn(list(number)),
    chooseUnderBudget: fn(number),
  },
  given: {
    Linear: cls(
      object<LinearLike>({
        forward: { call: tensor() },
        weight: { get: tensor() },
        bias: { get: nullable(tensor()) },
      }),
    ),
    ReLU: cls(layer),
    Sequential: cls(layer),
  },
};
