import { constants } from 'node:os';
import { cli } from './cli.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { afterInterruption, interruption } from './interruption.ts';
import { say } from './messages/index.ts';
import { opening } from './opening.ts';

// A reader that goes away (`tito test | head`) does not end the work: records are still written.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const interrupted = new Promise<ExitCode>((resolve) => {
  process.on('SIGINT', () => {
    if (interruption.signal.aborted) process.exit(EXIT.interrupted);
    interruption.abort();
    const { advice } = afterInterruption;
    console.error([say.ending.interrupted, ...(advice === null ? [] : [advice])].join(' '));
    // A turn later, so that a command that hears of it has the first word.
    setImmediate(resolve, EXIT.interrupted);
  });
});

/** Whatever arrives here is nobody's fault but ours. */
function bug(error: unknown): ExitCode {
  if (interruption.signal.aborted) return EXIT.interrupted; // what stopped half-way says so in errors
  opening.clear();
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`${trace}\n\n${say.ending.bug}`);
  return EXIT.broken;
}

/** What a shell adds to the number of the signal that ended a process. */
const SIGNALLED = 128;

/** Whether it is known how the command ended. */
let isKnown = false;
process.on('uncaughtException', (error) => {
  isKnown = true;
  process.exit(bug(error));
});
// A terminal that is closed, or an end that is asked for: a signal alone would leave sandboxed processes
// behind, which are in sessions of their own and end with this one's exit.
for (const signal of ['SIGHUP', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isKnown = true;
    process.exit(SIGNALLED + constants.signals[signal]);
  });
}
// A process with nothing left to wait for ends, whatever has been promised: that is no success.
process.exitCode = EXIT.broken;
process.on('exit', () => {
  if (!isKnown) bug(new Error('The command ended without a result.'));
});
process.exitCode = await Promise.race([cli(process.argv.slice(2)).catch(bug), interrupted]);
isKnown = true;
// What an interrupted command left running ends with the process.
if (process.exitCode === EXIT.interrupted) process.exit();
