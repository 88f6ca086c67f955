import { isDeepStrictEqual } from 'node:util';
import { LEAK } from '../../attacks/case.ts';
import type { GradeRecord, ModuleSpec } from '../contracts.ts';
import { printable } from '../intake/printable.ts';
import { encodeRecord, RecordSchema } from '../records/schema.ts';
import { feedback } from '../reports/feedback.ts';
import { gradesCsv } from '../reports/grades-csv.ts';

/**
 * What is wrong with what would be published of a record, whatever was handed in: a hidden input, a
 * character that steers a terminal, a tag, a formula, a record that cannot be read again.
 */
export function publishingFaults(module: ModuleSpec, record: GradeRecord): readonly string[] {
  return [
    ...leaks(record),
    ...unreadable(record),
    ...unsafePage(feedback(module, record)),
    ...unsafeCells(gradesCsv(module, [record])),
  ];
}

function leaks({ results, ownParts }: GradeRecord): readonly string[] {
  return [...results, ...(ownParts?.results ?? [])]
    .filter(({ pack, student }) => pack === 'hidden' && (student ?? '').includes(LEAK))
    .map(({ id }) => `the sentence of ${id} holds what the code chose`);
}

function unreadable(record: GradeRecord): readonly string[] {
  const again = RecordSchema.safeParse(JSON.parse(encodeRecord(record)));
  if (!again.success) return ['its record cannot be read again'];
  return isDeepStrictEqual(again.data, record) ? [] : ['its record reads back otherwise'];
}

function unsafePage(page: string): readonly string[] {
  const steered = page.split('\n').filter((line) => printable(line, line.length + 1) !== line);
  return [
    ...(steered.length === 0 ? [] : ['its feedback holds characters that nobody sees']),
    ...(/[<>]/.test(page) ? ['its feedback holds a tag'] : []),
    ...(/(?<!\\)\]\(/.test(page) ? ['its feedback holds a link'] : []),
  ];
}

const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g;
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function unsafeCells(csv: string): readonly string[] {
  const [, row = '', ...more] = csv.split('\r\n');
  const cells = [...row.matchAll(CELL)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const formulas = cells.filter((cell) => FORMULA.test(cell));
  return [
    ...(more.length === 1 && more[0] === '' ? [] : ['its grades are not on one line']),
    ...(formulas.length === 0 ? [] : ['its grades hold a formula']),
  ];
}
