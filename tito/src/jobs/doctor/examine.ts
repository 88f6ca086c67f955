import type { Examination } from '../events/doctor.ts';
import { say } from '../../messages/index.ts';

type Found = Omit<Examination, 'name' | 'tried'>;

/** Tries one thing. That it cannot be tried is a finding too: nothing that is wrong here ends the rest. */
export async function examine(
  name: string,
  tried: string,
  look: () => Found | Promise<Found>,
): Promise<Examination> {
  try {
    return { name, tried, ...(await look()) };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { name, tried, state: 'wrong', found, next: adviceOf(error) };
  }
}

export function well(found: string): Found {
  return { state: 'well', found, next: [] };
}

export function note(found: string, ...next: readonly string[]): Found {
  return { state: 'note', found, next };
}

export function wrong(found: string, ...next: readonly string[]): Found {
  return { state: 'wrong', found, next };
}

/** Not tried, because nobody asked for it. */
export function notTried(found: string): Found {
  return { state: 'not-run', found, next: [] };
}

/** What an error of ours says to do, or what the system's leaves to do. */
function adviceOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [say.doctor.report];
  const next: readonly unknown[] = 'next' in error && Array.isArray(error.next) ? error.next : [];
  if (next.length > 0) return next.map(String);
  return 'code' in error ? [say.doctor.mendAndRepeat] : [say.doctor.report];
}
