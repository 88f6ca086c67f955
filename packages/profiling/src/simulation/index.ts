// Machines, layers and object graphs that are what they were told to be, to try profilers on.
export { SimulatedMachine } from './machine.ts';
export { SimulatedContainer, SimulatedIdentity, SimulatedLayer } from './layers.ts';
export type { LayerSpec, TensorSpec } from './layers.ts';
export { buildGraph } from './graph.ts';
export type { ArrayNode, BufferNode, GraphNode, GraphSpec, HolderNode } from './graph.ts';
