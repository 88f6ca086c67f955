import { say } from './messages/index.ts';

/** The command line made no sense; the message says which part. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to type or do instead, a line each. */
  readonly next: readonly string[];

  constructor(message: string, next: readonly string[] = [say.use.tryHelp({ command: 'tito' })]) {
    super(message);
    this.next = next;
  }
}

/** The machine or the workspace is not in a state in which the command can work. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  /** What to type or do about it, a line each. */
  readonly next: readonly string[];

  constructor(message: string, next: readonly string[]) {
    super(message);
    this.next = next;
  }
}
