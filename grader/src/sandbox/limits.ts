/** What a submission may use. Everything beyond is stopped, and the reason is the outcome. */
export interface Limits {
  /** Wall clock of one call, in milliseconds. Who exceeds it is run once more, alone. */
  readonly callMs: number;
  /** Processor time of the same call when it runs alone, in milliseconds. This decides. */
  readonly callProcessorMs: number;
  /**
   * Both of these, once a call of the submission has run into its limit: whatever calls a function
   * that does not return does not return either, and nobody waits the full time for each.
   */
  readonly callMsAfterTimeout: number;
  /** Wall clock of all calls of one submission together, in milliseconds. */
  readonly submissionMs: number;
  /** JavaScript heap, in MiB. */
  readonly heapMiB: number;
  /** Memory of the process beyond what Node itself has, arrays outside the heap included, in MiB. */
  readonly residentMiB: number;
  /** The structured part of one reply, in bytes. */
  readonly replyHeaderBytes: number;
  /** The array data of one reply, in bytes. */
  readonly replyBodyBytes: number;
  /** What is kept of the text that the code prints, in bytes; the rest is dropped. */
  readonly outputBytes: number;
  /** Processor time of the parser for one source file, in milliseconds; a large file takes a tenth. */
  readonly parserMs: number;
  /** One source file, in bytes. */
  readonly sourceBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  callMs: 2_000,
  callProcessorMs: 3_000,
  callMsAfterTimeout: 500,
  submissionMs: 60_000,
  heapMiB: 256,
  residentMiB: 1_024,
  replyHeaderBytes: 1 << 20,
  replyBodyBytes: 64 << 20,
  outputBytes: 64 << 10,
  parserMs: 1_000,
  sourceBytes: 128 << 10,
};

/** What a course may choose at most, and what a record is believed to have been judged with. */
export const LARGEST_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  callMs: 60_000,
  callProcessorMs: 60_000,
  callMsAfterTimeout: 60_000,
  submissionMs: 3_600_000,
  heapMiB: 8_192,
  residentMiB: 32_768,
};
