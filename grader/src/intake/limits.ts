import { DEFAULT_LIMITS } from '../sandbox/limits.ts';

/** How much of an archive or folder is looked at. Whatever exceeds a limit is refused. */
export interface IntakeLimits {
  /** The archive file, in bytes. */
  readonly archiveBytes: number;
  /** Files and folders of an archive or folder. */
  readonly entries: number;
  /** Names between slashes in one path. */
  readonly depth: number;
  /** Characters of one path. */
  readonly nameLength: number;
  /** One source file, in bytes. */
  readonly fileBytes: number;
  /** All source files together, in bytes. */
  readonly totalBytes: number;
  /** Unpacked bytes per packed byte of an entry that unpacks to more than `ratioFloorBytes`. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  /** Source files. */
  readonly files: number;
}

export const INTAKE_LIMITS: IntakeLimits = {
  archiveBytes: 8 << 20,
  entries: 2_000,
  depth: 10,
  nameLength: 200,
  fileBytes: DEFAULT_LIMITS.sourceBytes,
  totalBytes: 4 << 20,
  ratio: 200, // source text packs to a tenth; only filler packs to less than a two-hundredth
  ratioFloorBytes: 64 << 10,
  files: 64,
};
