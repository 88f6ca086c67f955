import { z } from 'zod';
import type { Launch } from '../../isolation.ts';
import { killSession, startProcess } from '../../start.ts';

/** The attempts of `attempts.js`, by name. */
export const ATTEMPTS = [
  'root',
  'read',
  'write',
  'look',
  'spawn',
  'signal',
  'environment',
  'memory',
  'connect',
] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** Which attempts succeeded; or why the process never made them. */
export type RawResult = { readonly open: ReadonlySet<Attempt> } | { readonly failed: string };

const Answer = z.enum(ATTEMPTS).array();
const TIMEOUT_MS = 20_000;

/** Runs a command line that makes the attempts, and reads what it says of them. */
export async function runRaw(launch: Launch): Promise<RawResult> {
  const child = startProcess(launch);
  const timer = setTimeout(() => killSession(child), TIMEOUT_MS);
  const [output, complaints] = [collect(child.stdout), collect(child.stderr)];
  const ending = await new Promise<string>((resolve) => {
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  clearTimeout(timer);
  const answer = Answer.safeParse(parseJson(output()));
  if (answer.success) return { open: new Set(answer.data) };
  const [line = ''] = complaints().trim().split('\n');
  return { failed: line === '' ? ending : line };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return () => text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
