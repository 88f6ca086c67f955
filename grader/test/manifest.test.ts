import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  alterations,
  encodeManifest,
  handInOfOther,
  listed,
  type Manifest,
} from '../src/intake/manifest.ts';
import { RefusedError } from '../src/intake/refused.ts';
import { toSubmission } from '../src/intake/submission.ts';
import { double } from './support/double.ts';

const module = { id: '99-double' };
const versions = { tito: '0.1.0', module: 'a'.repeat(64), node: 'v26.0.0' };
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const own = new Map([['src/double.ts', text('export {};\n')]]);
const stack = new Map([['01-tensor', new Map([['src/tensor.ts', text('// mine\n')]])]]);
const all = new Map([...own, ['stack/01-tensor/src/tensor.ts', text('// mine\n')] as const]);

function packed(changes: Partial<Manifest> = {}): Uint8Array {
  const manifest = { schema: 1, module: module.id, versions, files: listed(all), ...changes };
  return text(encodeManifest(manifest as Manifest));
}

test('files are listed in order, with the SHA-256 of their bytes', () => {
  const content = text('ä\n');
  const files = listed(new Map([...[...own].toReversed(), ['src/a.ts', content]]));
  expect(files.map(({ path }) => path)).toEqual(['src/a.ts', 'src/double.ts']);
  const sha256 = createHash('sha256').update('ä\n').digest('hex');
  expect(files[0]).toEqual({ path: 'src/a.ts', bytes: 3, sha256 });
});

test('what is as it was packed has nothing to tell, and neither has what was packed otherwise', () => {
  expect(alterations({ own, stack, manifest: packed() })).toEqual([]);
  expect(alterations({ own, stack, manifest: null })).toEqual([]);
});

test('line ends that a platform rewrites are a changed file, and so is a layer of the stack', () => {
  const crlf = new Map([['src/double.ts', text('export {};\r\n')]]);
  expect(alterations({ own: crlf, stack: new Map(), manifest: packed() })).toEqual([
    'src/double.ts was changed after packing.',
    'stack/01-tensor/src/tensor.ts was packed and is missing.',
  ]);
});

test('a list for another module refuses the hand-in, by the name that the course has for it', () => {
  const other = { ...double, id: '02-other', number: 2, title: 'Other' };
  const course = { ...double, title: 'Double', below: [other] };
  expect(handInOfOther(course, packed({ module: '02-other' }))).toBe(
    'This is a hand-in of module 2 (Other), not of module 99 (Double); hand in what `tito submit 99` packs.',
  );
  expect(handInOfOther(double, packed({ module: '\u001b[2J' }))).toMatch(
    /^This is a hand-in of the module '␛\[2J', not of module 99/,
  );
  for (const none of [null, packed(), text('{}')]) expect(handInOfOther(course, none)).toBeNull();
  const contents = { own, stack, manifest: packed({ module: '02-other' }) };
  expect(() => toSubmission(course, { id: 'ada', name: 'Ada' }, contents)).toThrow(RefusedError);
});

test('a list that is none of tito’s is told, and refuses nothing', () => {
  for (const hostile of ['', '[]', '{"schema":1}', '{"__proto__":{}}', '\u0000', '{'.repeat(9e4)]) {
    expect(alterations({ own, stack, manifest: text(hostile) })).toEqual([
      'submission.json is not as tito writes it; it was not used.',
    ]);
  }
});

test('a list is hostile text: its names are made printable, and are told at most ten times', () => {
  const files = Array.from({ length: 50 }, (_, i) => ({
    path: `src/\u001b[2J${i}${'x'.repeat(500)}.ts`,
    bytes: 1,
    sha256: '',
  }));
  const sentences = alterations({ own, stack, manifest: packed({ files }) });
  expect(sentences).toHaveLength(11);
  expect(sentences.at(-1)).toMatch(/^And \d+ more/);
  // oxlint-disable-next-line no-control-regex
  for (const sentence of sentences) expect(sentence).toMatch(/^[^\u0000-\u001f]{1,150}$/);
});
