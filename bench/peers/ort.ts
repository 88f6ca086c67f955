import { onnxModel } from '../onnx-model.ts';
import type { ElementType, Graph } from '../onnx-model.ts';

/** What both builds of ONNX Runtime offer and this uses. */
interface Ort {
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<Session>;
  };
  readonly Tensor: new (type: ElementType, data: unknown, shape: readonly number[]) => unknown;
  readonly env: { readonly wasm: { numThreads: number }; logLevel: string };
}

interface Session {
  run(feeds: Readonly<Record<string, unknown>>): Promise<unknown>;
}

export type OrtBuild = 'onnxruntime-node' | 'onnxruntime-web';

/** A session over one thread, and its one input fed: calling it runs the graph once. */
export async function ortRunner(
  build: OrtBuild,
  graph: Graph,
  data: Float32Array | Uint8Array | Int8Array,
): Promise<() => Promise<unknown>> {
  const ort = await load(build);
  const options =
    build === 'onnxruntime-web'
      ? { executionProviders: ['wasm'], graphOptimizationLevel: 'all' }
      : { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1 };
  const session = await ort.InferenceSession.create(onnxModel(graph), options);
  const [input] = graph.inputs;
  if (input === undefined) throw new Error(`${build}: a graph with one input is needed`);
  const feeds = { [input.name]: new ort.Tensor(input.type, data, input.shape) };
  return () => session.run(feeds);
}

async function load(build: OrtBuild): Promise<Ort> {
  const module: { default?: unknown } = await import(build);
  // Its own types are there only once it is installed.
  const ort = ('InferenceSession' in module ? module : module.default) as Ort;
  if (build === 'onnxruntime-web') ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return ort;
}
