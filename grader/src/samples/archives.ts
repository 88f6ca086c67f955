import JSZip from 'jszip';
import type { SourceFile } from '../contracts.ts';

type Files = readonly SourceFile[];

/** Equal files give equal archives: a fixed date, and no folders of the library's making. */
const ENTRY = { date: new Date(Date.UTC(2026, 0, 1)), createFolders: false } as const;
/** 64 MiB and a bit: a number whose four bytes occur nowhere else in the archive. */
const BOMB_BYTES = (64 << 20) + 0x3a5b7d;
const LIE_BYTES = 1_000;

/** The files of a submission, zipped. */
export function sourceZip(files: Files): Promise<Buffer> {
  return bytesOf(zipOf(files));
}

/** The same with an entry that would land two folders above the archive. */
export async function traversalZip(files: Files): Promise<Buffer> {
  const zip = zipOf(files);
  // A library would mend the real name, so a harmless one of the same length is patched afterwards.
  zip.file('up/up/escaped.ts', 'export {};\n', ENTRY);
  return patched(
    await bytesOf(zip),
    Buffer.from('up/up/escaped.ts'),
    Buffer.from('../../escaped.ts'),
  );
}

/** The same with a source file of zeros that says it is small and unpacks to 64 MiB. */
export async function bombZip(files: Files): Promise<Buffer> {
  const zip = zipOf(files);
  zip.file('src/padding.ts', new Uint8Array(BOMB_BYTES), ENTRY);
  return patched(await bytesOf(zip), uint32(BOMB_BYTES), uint32(LIE_BYTES));
}

function zipOf(files: Files): JSZip {
  const zip = new JSZip();
  for (const { path, text } of files) zip.file(path, text, ENTRY);
  return zip;
}

function bytesOf(zip: JSZip): Promise<Buffer> {
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Both occurrences replaced: an entry is described where it lies and in the directory at the end. */
function patched(bytes: Buffer, find: Buffer, replace: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(find); at !== -1; at = copy.indexOf(find, at + replace.length)) {
    replace.copy(copy, at);
  }
  return copy;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
