import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rawZip } from '../../attacks/archives/raw-zip.ts';
import type { Case, Files, HandIn } from '../../attacks/case.ts';
import { honest } from '../../attacks/programs.ts';
import { identify } from '../intake/identify.ts';

/** Something that was written into the folder of a batch; an honest neighbour is no case. */
export interface Written {
  readonly id: string;
  readonly path: string;
  readonly attack: Case | null;
}

/** So many attacks have one honest neighbour. */
const ATTACKS_PER_NEIGHBOUR = 12;

/**
 * Writes attacks into a folder, and honest neighbours between every few of them if asked to.
 * @returns what was written; attacks of names that cannot exist here are missing
 */
export function writeHandIns(
  folder: string,
  attacks: readonly Case[],
  { neighbours: hasNeighbours }: { readonly neighbours: boolean },
): readonly Written[] {
  mkdirSync(folder, { recursive: true });
  const neighbours = hasNeighbours ? Math.ceil(attacks.length / ATTACKS_PER_NEIGHBOUR) : 0;
  const all = [
    ...attacks.map((attack) => ({ name: fileNameOf(attack), handIn: attack.handIn, attack })),
    ...Array.from({ length: neighbours }, (_, i) => ({
      // Names that fall between those of the attacks when they are sorted.
      name: `${'ABCDEF'.charAt(i % 6)}${100 + i} neighbour.zip`,
      handIn: { form: 'files', files: honest } as const,
      attack: null,
    })),
  ];
  const possible = all.filter(({ name, handIn }) => canWrite(join(folder, name), handIn));
  const identities = identify(possible.map(({ name }) => name));
  return possible.map(({ name, attack }, i) => ({
    id: identities[i]?.id ?? '',
    path: join(folder, name),
    attack,
  }));
}

/** What file systems say to a name that they do not take, or take for another one that is there. */
const NO_SUCH_NAME = new Set(['EEXIST', 'EILSEQ', 'EINVAL', 'ENAMETOOLONG', 'ENOENT']);

/** Writes a hand-in, unless no file of its name can exist here. */
function canWrite(path: string, handIn: HandIn): boolean {
  try {
    write(path, handIn);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (NO_SUCH_NAME.has(code)) return false;
    throw error;
  }
}

function fileNameOf({ fileName, category, number, name, handIn }: Case): string {
  return fileName ?? `${category}${number} ${name}${handIn.form === 'folder' ? '' : '.zip'}`;
}

function write(path: string, handIn: HandIn): void {
  mkdirSync(dirname(path), { recursive: true });
  if (handIn.form === 'folder') handIn.write(path);
  else {
    const bytes = handIn.form === 'files' ? stored(handIn.files) : handIn.bytes();
    writeFileSync(path, bytes, { flag: 'wx' });
  }
}

/** Not packed: some sources are so monotonous that they would be taken for bombs. */
function stored(files: Files): Uint8Array {
  return rawZip(Object.entries(files).map(([name, content]) => ({ name, content })));
}
