import { whoseAttempt } from './attempts.ts';
import { printable } from './printable.ts';

/** Who handed something in, as far as a file name tells. */
export interface Identity {
  /** Safe in file names of every system; unique within a batch. */
  readonly id: string;
  /** The file name without `.zip`, with unprintable characters made visible. */
  readonly name: string;
}

/** In code points; with four bytes each, and a suffix, still a file name on every system. */
const MAX_ID_LENGTH = 56;
const MAX_NAME_LENGTH = 100;
/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** Letters that do not fall apart into a Latin letter and an accent. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const SAFE_ID = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]{0,63}$/u;

/**
 * One identity per file name, in the same order. Who is known keeps the id, and nobody else gets it;
 * other names that lead to the same id are numbered in alphabetical order, so that the order of reading a
 * folder does not matter.
 * @param known identities that were given earlier, in the same place
 * @example
 * identify(['Ada, Ms.zip', 'ada ms'])[0]; // => { id: 'ada-ms', name: 'Ada, Ms' }
 * identify(['Ada, Ms.zip', 'ada ms'])[1]; // => { id: 'ada-ms-2', name: 'ada ms' }
 */
export function identify(
  fileNames: readonly string[],
  known: readonly Identity[] = [],
): readonly Identity[] {
  const ids = new Map<string, string>();
  const taken = new Set(known.map(({ id }) => id));
  const given = Map.groupBy(
    known.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ({ name }) => learnerOf(name),
  );
  for (const fileName of fileNames.toSorted()) {
    const own = given.get(learnerOf(nameOf(fileName)))?.shift();
    const id = own?.id ?? unused(slugOf(whoOf(fileName)), taken);
    taken.add(id);
    ids.set(fileName, id);
  }
  return fileNames.map((fileName) => ({
    id: ids.get(fileName) ?? slugOf(whoOf(fileName)),
    name: nameOf(fileName),
  }));
}

/** The identity of a file name that stands alone. */
export function identityOf(fileName: string): Identity {
  return { id: slugOf(whoOf(fileName)), name: nameOf(fileName) };
}

function nameOf(fileName: string): string {
  return printable(stem(fileName), MAX_NAME_LENGTH) || '(no name)';
}

/** The part of a name that stays the same from attempt to attempt. */
function learnerOf(name: string): string {
  return whoseAttempt(name) ?? name.normalize('NFC');
}

/** A learner's id stays the same from attempt to attempt. */
function whoOf(fileName: string): string {
  return learnerOf(stem(fileName));
}

/** Whether an id may name a file: letters, digits, `_` and inner `-` only. */
export function isSafeId(id: string): boolean {
  return SAFE_ID.test(id) && !IGNORABLE.test(id);
}

/** A file name without `.zip`. */
export function stem(fileName: string): string {
  return fileName.replace(/\.zip$/i, '');
}

/** Accents go, other scripts stay, everything that is no letter or digit becomes one hyphen. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/(?<=[a-z])[\u0300-\u036f]+/g, '')
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => LATIN[letter] ?? letter)
    .normalize('NFC')
    .replaceAll(/[[^\p{L}\p{M}\p{N}_]\p{Default_Ignorable_Code_Point}]+/gv, '-');
  const short = Array.from(plain.replace(/^[-\p{M}]+/u, ''))
    .slice(0, MAX_ID_LENGTH)
    .join('');
  const slug = short.replace(/-$/, '') || 'submission';
  return DEVICE.test(slug) ? `_${slug}` : slug;
}

function unused(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
  }
}
