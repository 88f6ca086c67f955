import { IsolationError, type IsolationLevel, ModuleGrader, type ModuleSpec } from '@tito/grader';

/** A level that can be used here, and why it is not the strong one, if it is not. */
export interface Strongest {
  readonly level: IsolationLevel;
  readonly lacking: IsolationError | null;
}

/** The strongest isolation that holds on this machine, found out by opening it. */
export async function strongestIsolation(module: ModuleSpec): Promise<Strongest> {
  try {
    const grader = await ModuleGrader.open(module, { isolation: 'strong' });
    grader.close();
    return { level: 'strong', lacking: null };
  } catch (error) {
    if (error instanceof IsolationError) return { level: 'process', lacking: error };
    throw error;
  }
}
