import { join } from 'node:path';

/** The checkout that this grader belongs to. */
export const WORKSPACE: string = join(import.meta.dirname, '../..');
