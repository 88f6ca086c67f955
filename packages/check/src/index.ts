export type { Check, CheckContext, CheckPack, SharedCalls } from './check.ts';
export { thrownBy } from './check.ts';
export type { Comparison } from './compare.ts';
export { compareArrays, indexOf, isClose } from './compare.ts';
export type { Contract, Entry, ModuleContract } from './contract.ts';
export { cls, fn } from './contract.ts';
export type { FaultOutcome } from './faults.ts';
export { StudentFault } from './faults.ts';
export type { DiffRow, Failed, Finding, Measured, Passed } from './finding.ts';
export { atLeast, atMost, fail, firstFailure, pass, withNoise } from './finding.ts';
export type { Exports } from './in-process.ts';
export { inProcess, overTarget } from './in-process.ts';
export type {
  Album,
  Axis,
  BarChart,
  BarRow,
  Chart,
  Histogram,
  LineChart,
  Mark,
  Picture,
  PictureContext,
  ScatterPlot,
  ScatterPoint,
} from './picture.ts';
export type { Ladder, OwnRung, Rung } from './ladder.ts';
export type { CallTrace, Connection, Remote, Remoted, RemoteObject, Retained } from './remote.ts';
export { connect } from './remote.ts';
export type { Figures, Refusal, TensorValue, Value } from './rules.ts';
export { near, refuses, repeat, shapeIs, short, tensorIs, worst } from './rules.ts';
export type { ArrayName, Member, MemberSchemas, Schema, Shape } from './schema.ts';
export {
  anyTensor,
  array,
  boolean,
  dimensions,
  list,
  nullable,
  number,
  object,
  record,
  string,
  tensor,
} from './schema.ts';
export type {
  FaultKind,
  Origin,
  Reply,
  Request,
  Transport,
  Wire,
  WireArray,
  WireHandle,
  WireList,
  WireRecord,
  WireUnfit,
} from './wire.ts';
