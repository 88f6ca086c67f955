// Writes ONNX models: the few fields of its protobuf messages that a graph of matrix products needs.
// Field numbers are those of onnx.proto3.

export type ElementType = 'float32' | 'uint8' | 'int8' | 'int32';

/** TensorProto.DataType. */
const DATA_TYPES: Readonly<Record<ElementType, number>> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
};

export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
}

export interface Initializer extends ValueInfo {
  readonly data: Float32Array | Uint8Array | Int8Array | Int32Array;
}

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The one attribute that is needed: of Cast. */
  readonly to?: ElementType;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly constants: readonly Initializer[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
}

/** A model of one graph, in the binary form that runtimes read. */
export function onnxModel({ nodes, constants, inputs, outputs }: Graph): Uint8Array {
  const graph = message([
    ...nodes.map((node) => bytes(1, nodeProto(node))),
    text(2, 'bench'),
    ...constants.map((constant) => bytes(5, tensorProto(constant))),
    ...inputs.map((input) => bytes(11, valueProto(input))),
    ...outputs.map((output) => bytes(12, valueProto(output))),
  ]);
  const opset = message([text(1, ''), integer(2, 21)]);
  return message([integer(1, 10), bytes(7, graph), bytes(8, opset)]);
}

function nodeProto({ op, inputs, outputs, to }: Node): Uint8Array {
  return message([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...(to === undefined ? [] : [bytes(5, integerAttribute('to', DATA_TYPES[to]))]),
  ]);
}

/** AttributeProto of type INT, which is 2. */
function integerAttribute(name: string, value: number): Uint8Array {
  return message([text(1, name), integer(3, value), integer(20, 2)]);
}

function tensorProto({ name, type, shape, data }: Initializer): Uint8Array {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message([
    ...shape.map((extent) => integer(1, extent)),
    integer(2, DATA_TYPES[type]),
    text(8, name),
    bytes(9, raw),
  ]);
}

function valueProto({ name, type, shape }: ValueInfo): Uint8Array {
  const dimensions = message(shape.map((extent) => bytes(1, message([integer(1, extent)]))));
  const tensor = message([integer(1, DATA_TYPES[type]), bytes(2, dimensions)]);
  return message([text(1, name), bytes(2, message([bytes(1, tensor)]))]);
}

function message(fields: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(fields);
}

function integer(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(field << 3), ...varint(value)]);
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Buffer.concat([
    Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]),
    value,
  ]);
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, Buffer.from(value));
}

function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low | 0x80, ...varint(Math.floor(value / 128))];
}
