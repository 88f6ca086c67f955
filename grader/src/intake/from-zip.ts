import { basename } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import type { ModuleSpec, Refusal, Submission } from '../contracts.ts';
import { quoted } from './entry-names.ts';
import { type Identity, identityOf } from './identify.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { readRegularFile } from './read-file.ts';
import { orRefusal, refuse } from './refused.ts';
import { type Selection, selectFiles } from './select.ts';
import { readSelection, refuseBulk, toSubmission } from './submission.ts';
import { listArchive, type PackedFile } from './zip-entries.ts';

/**
 * Reads a submitted zip archive, in memory: nothing is written to disk, and only the source files
 * that are judged are unpacked, never beyond their limits.
 * Errors of the file system are thrown; whatever the archive holds becomes a submission or a refusal.
 */
export function readZip(
  module: ModuleSpec,
  path: string,
  identity: Identity = identityOf(basename(path)),
): Promise<Submission | Refusal> {
  return orRefusal(identity, async () =>
    unpack(
      module,
      await readRegularFile(path, basename(path), INTAKE_LIMITS.archiveBytes),
      identity,
    ),
  );
}

/** The same of an archive that is in memory already. */
export function readArchive(
  module: ModuleSpec,
  archive: Buffer,
  identity: Identity = { id: 'learner', name: 'learner' },
): Promise<Submission | Refusal> {
  return orRefusal(identity, () => unpack(module, archive, identity));
}

/**
 * What an archive that is in memory hands in.
 * @throws RefusedError if it cannot be judged
 */
export async function unpack(
  module: ModuleSpec,
  archive: Buffer,
  identity: Identity,
): Promise<Submission> {
  const files = await listArchive(archive);
  const selection = selectFiles(
    module,
    files.map(({ name }) => name),
  );
  const byName = new Map(files.map((file) => [file.name, file]));
  // What the archive states is held against what comes, file by file, in `contentOf`.
  refuseBulk(namesIn(selection).map((name) => byName.get(name)?.size ?? 0));
  const contents = await readSelection(selection, (name) => {
    const file = byName.get(name);
    if (file === undefined) throw new Error(`${name} was selected, and is not there`);
    return contentOf(file);
  });
  return toSubmission(module, identity, contents, selection.leftOut);
}

function namesIn({ taken, stack, manifest }: Selection): readonly string[] {
  const sources = [taken, ...stack.values()].flatMap((names) => Array.from(names.values()));
  return manifest === null ? sources : [...sources, manifest];
}

/**
 * A file of an archive, unpacked.
 * @throws RefusedError if it is damaged, or not as the archive states
 */
export function contentOf(file: PackedFile): Uint8Array {
  const { name, size } = file;
  const { fileBytes } = INTAKE_LIMITS;
  if (size > fileBytes) {
    refuse(`The file ${quoted(name)} has ${size} bytes; at most ${fileBytes} are read.`);
  }
  const content = file.isDeflated ? inflate(file) : file.packed;
  if (content.length !== size) refuseLie(file, `${content.length} bytes`);
  if (crc32(content) !== file.crc32) {
    refuse(
      `The file ${quoted(name)} is damaged: its CRC-32 is not the one that the archive states.`,
    );
  }
  return content;
}

/** Stops one byte beyond the size that the archive states, which is within the limit. */
function inflate(file: PackedFile): Uint8Array {
  const { buffer, engine } = inflateOrRefuse(file);
  if (engine.bytesWritten !== file.packed.length) {
    refuse(`The file ${quoted(file.name)} is damaged: something follows its packed data.`);
  }
  return buffer;
}

/** What `info` makes zlib return, which its declarations leave out. */
interface Inflated {
  readonly buffer: Uint8Array;
  /** How much of the input was used. */
  readonly engine: { readonly bytesWritten: number };
}

function inflateOrRefuse(file: PackedFile): Inflated {
  const result = inflateRaw(file);
  if (!isInflated(result)) throw new Error('inflateRawSync: its result has no engine');
  return result;
}

function inflateRaw(file: PackedFile): unknown {
  try {
    return inflateRawSync(file.packed, { maxOutputLength: file.size + 1, info: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') return refuseLie(file, 'more');
    return refuse(`The file ${quoted(file.name)} is damaged: it cannot be unpacked.`);
  }
}

function isInflated(result: unknown): result is Inflated {
  return typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result;
}

function refuseLie({ name, size }: PackedFile, actual: string): never {
  return refuse(
    `The archive states ${size} bytes for the file ${quoted(name)}, which unpacks to ${actual}.`,
  );
}
