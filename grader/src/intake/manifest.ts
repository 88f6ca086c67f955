// The list that `tito submit` packs with the files. Whoever can change the files can change the list:
// it proves nothing. What it is for is accidents, such as line ends that a platform rewrites.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ModuleSpec } from '../contracts.ts';
import { printable } from './printable.ts';

/** The list's name, beside `src/`. */
export const MANIFEST = 'submission.json';

/** What an archive that `tito submit` wrote says of itself. */
export interface Manifest {
  readonly schema: 1;
  /** Folder name: `15-quantization`. */
  readonly module: string;
  readonly versions: {
    readonly tito: string;
    /** SHA-256 of module.json and the public checks that the learner had, hex. */
    readonly module: string;
    readonly node: string;
  };
  readonly files: readonly {
    /** As in the archive: `src/qparams.ts`. */
    readonly path: string;
    readonly bytes: number;
    /** Of the content, hex. */
    readonly sha256: string;
  }[];
}

const ManifestFile: z.ZodType<Manifest> = z.strictObject({
  schema: z.literal(1),
  module: z.string(),
  versions: z.strictObject({ tito: z.string(), module: z.string(), node: z.string() }),
  files: z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() }).array(),
});

/** Files by their path in the archive, as a list of them names them. */
export function listed(files: ReadonlyMap<string, Uint8Array>): Manifest['files'] {
  return [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({
      path,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    }));
}

/** The list as a file. */
export function encodeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The list that a file holds, or null if it is none of tito's. */
export function decodeManifest(content: Uint8Array): Manifest | null {
  try {
    return ManifestFile.parse(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    return null;
  }
}

interface Handed {
  readonly own: ReadonlyMap<string, Uint8Array>;
  readonly stack: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
  readonly manifest: Uint8Array | null;
}

const MAX_SENTENCES = 10;
const SHOWN_LENGTH = 80;

/**
 * The sentence that refuses a hand-in whose list names another module, or null. Every module has a file
 * of answers, so that without it such a hand-in would be judged, and be told of something else.
 */
export function handInOfOther(
  { id, number, title, below }: Pick<ModuleSpec, 'id' | 'number' | 'title' | 'below'>,
  manifest: Uint8Array | null,
): string | null {
  const list = manifest === null ? null : decodeManifest(manifest);
  if (list === null || list.module === id) return null;
  const other = below.find((candidate) => candidate.id === list.module);
  const named =
    other === undefined
      ? `the module '${shown(list.module)}'`
      : `module ${other.number} (${other.title})`;
  return `This is a hand-in of ${named}, not of module ${number} (${title}); hand in what \`tito submit ${number}\` packs.`;
}

/** What is not as the list says, a sentence each; nothing where no list came along. */
export function alterations({ own, stack, manifest }: Handed): readonly string[] {
  if (manifest === null) return [];
  const list = decodeManifest(manifest);
  if (list === null) return [`${MANIFEST} is not as tito writes it; it was not used.`];
  const files = new Map(own);
  for (const [id, layer] of stack) {
    for (const [path, content] of layer) files.set(`stack/${id}/${path}`, content);
  }
  const sentences = differences(list, files);
  const more = sentences.length - MAX_SENTENCES;
  return more > 0
    ? [...sentences.slice(0, MAX_SENTENCES), `And ${more} more differ from ${MANIFEST}.`]
    : sentences;
}

function differences(list: Manifest, files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const packed = new Map(list.files.map(({ path, sha256 }) => [path, sha256]));
  const here = listed(files);
  const paths = new Set(here.map(({ path }) => path));
  return [
    ...here.flatMap(({ path, sha256 }) => {
      const was = packed.get(path);
      if (was === undefined) return [`${shown(path)} was added after packing.`];
      return was === sha256 ? [] : [`${shown(path)} was changed after packing.`];
    }),
    ...[...packed.keys()]
      .filter((path) => !paths.has(path))
      .map((path) => `${shown(path)} was packed and is missing.`),
  ];
}

function shown(text: string): string {
  return printable(text, SHOWN_LENGTH);
}
