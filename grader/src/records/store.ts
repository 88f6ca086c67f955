import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { GradeRecord } from '../contracts.ts';
import { isSafeId } from '../intake/identify.ts';
import { printable } from '../intake/printable.ts';
import { encodeRecord, isOfSchema1, RecordSchema } from './schema.ts';
import { writeBeside } from './write-beside.ts';

/** What is wrong with a file may quote the file. */
const WHY_LENGTH = 600;

/** A record cannot be read or written: its file is damaged, or its id cannot name a file. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** A record is whole, and of a schema that says too little for this version. */
export class OldRecordError extends RecordError {
  constructor(path: string) {
    super(
      `${path} was written by an earlier version of tito (record schema 1): it does not hold all that its verdict rested on.`,
    );
  }
}

/**
 * Writes a record as `<id>.json`, over an earlier one of the same id. Whenever the process stops, the
 * file holds the old record or this one.
 * @throws RecordError if the id is not safe in a file name
 */
export async function writeRecord(folder: string, record: GradeRecord): Promise<void> {
  await writeBeside(pathOf(folder, record.id), encodeRecord(record));
}

/**
 * All records of a folder in order of id; none if there is no such folder.
 * @throws RecordError naming the first file that is damaged
 */
export async function readRecords(folder: string): Promise<readonly GradeRecord[]> {
  const records: GradeRecord[] = [];
  for (const id of await recordIds(folder)) {
    const record = await readRecord(folder, id);
    if (record !== null) records.push(record);
  }
  return records;
}

/** Whose records a folder holds, whole or damaged, in order. */
export async function recordIds(folder: string): Promise<readonly string[]> {
  const names = (await orAbsent(readdir(folder))) ?? [];
  return names
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();
}

/**
 * The record that a file holds, whatever the file is called.
 * @throws RecordError if there is no such file, or if it is damaged
 */
export async function readRecordFile(path: string): Promise<GradeRecord> {
  const text = await orAbsent(readFile(path, 'utf8'));
  if (text === null) throw new RecordError(`there is no file ${path}`);
  return parseRecord(path, text);
}

/**
 * The record of an id, or null if there is none.
 * @throws RecordError if its file is damaged, or if the id is not safe in a file name
 */
export async function readRecord(folder: string, id: string): Promise<GradeRecord | null> {
  const path = pathOf(folder, id);
  const text = await orAbsent(readFile(path, 'utf8'));
  if (text === null) return null;
  const record = parseRecord(path, text);
  if (record.id !== id) {
    throw new RecordError(`${path} holds the record of '${record.id}'`);
  }
  return record;
}

function pathOf(folder: string, id: string): string {
  if (!isSafeId(id)) throw new RecordError(`'${id}' cannot name a record's file`);
  return join(folder, `${id}.json`);
}

function parseRecord(path: string, text: string): GradeRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (isOfSchema1(value)) throw new OldRecordError(path);
    return RecordSchema.parse(value);
  } catch (error) {
    if (error instanceof OldRecordError) throw error;
    const why =
      error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', '; ') : String(error);
    throw new RecordError(`${path} is damaged: ${printable(why, WHY_LENGTH)}`, { cause: error });
  }
}

async function orAbsent<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
