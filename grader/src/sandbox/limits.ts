/** What a submission may use. Everything beyond is stopped, and the reason is the outcome. */
export interface Limits {
  /** Wall clock of one call, in milliseconds. */
  readonly callMs: number;
  /**
   * The same, once a call of the submission has run into `callMs`: whatever calls a function that
   * does not return does not return either, and nobody waits the full time for each.
   */
  readonly callMsAfterTimeout: number;
  /** Wall clock of all calls of one submission together, in milliseconds. */
  readonly submissionMs: number;
  /** JavaScript heap, in MiB. */
  readonly heapMiB: number;
  /** Resident memory of the process, off-heap arrays included, in MiB. */
  readonly residentMiB: number;
  /** The structured part of one reply, in bytes. */
  readonly replyHeaderBytes: number;
  /** The array data of one reply, in bytes. */
  readonly replyBodyBytes: number;
  /** What is kept of the text that the code prints, in bytes; the rest is dropped. */
  readonly outputBytes: number;
  /** One source file, in bytes. */
  readonly sourceBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  callMs: 3_000,
  callMsAfterTimeout: 500,
  submissionMs: 60_000,
  heapMiB: 256,
  residentMiB: 1_024,
  replyHeaderBytes: 1 << 20,
  replyBodyBytes: 64 << 20,
  outputBytes: 64 << 10,
  sourceBytes: 128 << 10,
};
