import { edit } from '../../../../src/author/edits.ts';
import type { Attack } from './attack.ts';
import { attack, noPoints, samePoints } from './attack.ts';
import { answering, answeringCodes } from './snippets.ts';

const right = '{ scale, zeroPoint: -128 + Math.round(-low / scale) }';
const wrong = '{ scale: 1, zeroPoint: 0 }';

/** Asymmetric ranges get wrong parameters, as if honestly wrong. */
const wrongAsymmetric = answering(wrong);

/** Values that are not what they seem, and values that are too much. */
export const lookAlikes: readonly Attack[] = [
  attack(
    'scale-with-value-of',
    'Returns an object with valueOf in place of a number: close to everything that it is compared with.',
    [
      edit(
        'qparams.ts',
        '  if (!Number.isFinite(min)',
        '  if (min <= max) return { scale: { valueOf: () => NaN }, zeroPoint: { valueOf: () => -128 } } as any;\n  if (!Number.isFinite(min)',
      ),
    ],
    noPoints('15.1'),
  ),
  {
    id: 'wrong-with-to-json',
    what: 'Returns wrong parameters whose toJSON gives the right ones.',
    base: wrongAsymmetric,
    edits: [
      edit(
        'qparams.ts',
        `return ${wrong} as any;`,
        `return { scale: 1, zeroPoint: 0, toJSON: () => (${right}) } as any;`,
      ),
    ],
    expected: samePoints,
  },
  attack(
    'wrong-with-then',
    'Returns wrong parameters that are thenable and settle with right ones.',
    [
      edit(
        'qparams.ts',
        '  if (!Number.isFinite(min)',
        '  if (min <= max) return { scale: 1, zeroPoint: 0, then: (done: any) => done({ scale: 3 / 255, zeroPoint: -43 }) } as any;\n  if (!Number.isFinite(min)',
      ),
    ],
    noPoints('15.1'),
  ),
  attack(
    'right-behind-a-proxy',
    'Returns right parameters behind a proxy that counts how often it is read.',
    answering(`(() => {
    let reads = 0;
    return new Proxy(${right}, { get: (target: any, key) => (++reads > 1000 ? 0 : target[key]) });
  })()`),
    samePoints,
  ),
  attack(
    'endless-getter',
    'Returns an object whose scale never finishes being read.',
    [
      edit(
        'qparams.ts',
        '  if (!Number.isFinite(min)',
        '  if (min <= max) return { get scale() { for (;;); }, zeroPoint: 0 } as any;\n  if (!Number.isFinite(min)',
      ),
    ],
    noPoints('15.1'),
  ),
  attack(
    'throwing-getter',
    'Returns an object whose scale throws null when it is read.',
    [
      edit(
        'qparams.ts',
        '  if (!Number.isFinite(min)',
        '  if (min <= max) return { get scale() { throw null; }, zeroPoint: 0 } as any;\n  if (!Number.isFinite(min)',
      ),
    ],
    noPoints('15.1'),
  ),
  attack(
    'revoked-proxy',
    'Returns a revoked proxy: touching it throws.',
    [
      edit(
        'qparams.ts',
        '  if (!Number.isFinite(min)',
        '  const { proxy, revoke } = Proxy.revocable({}, {});\n  revoke();\n  if (min <= max) return proxy as any;\n  if (!Number.isFinite(min)',
      ),
    ],
    noPoints('15.1'),
  ),
  attack(
    'subclass-with-odd-value-of',
    'Returns right codes in a subclass of Int8Array whose valueOf, toJSON and toString lie.',
    answeringCodes(`{
    data: new (class extends Int8Array {
      override valueOf = () => this;
      override toString = () => 'all passed';
      toJSON = () => [];
    } as any)(data),
    shape: [...x.shape],
    scale,
    zeroPoint,
  }`),
    samePoints,
  ),
  attack(
    'array-with-a-tag',
    'Returns a plain object whose Symbol.toStringTag says Int8Array.',
    answeringCodes(`{
    data: { [Symbol.toStringTag]: 'Int8Array', length: data.length, BYTES_PER_ELEMENT: 1 },
    shape: [...x.shape],
    scale,
    zeroPoint,
  }`),
    noPoints('15.2'),
  ),
  attack(
    'prototype-of-an-array',
    'Returns an object that inherits from Int8Array.prototype and is no typed array.',
    answeringCodes(
      '{ data: Object.create(Int8Array.prototype), shape: [...x.shape], scale, zeroPoint }',
    ),
    noPoints('15.2'),
  ),
  attack(
    'endless-list',
    'Returns a shape whose length grows with every look.',
    answeringCodes(`{
    data,
    shape: new Proxy([] as number[], {
      get: (target: any, key) => (key === 'length' ? (target.seen = (target.seen ?? 0) + 1) : 1),
    }),
    scale,
    zeroPoint,
  }`),
    noPoints('15.2'),
  ),
  attack(
    'huge-answer',
    'Returns a quarter of a gigabyte of codes.',
    answeringCodes('{ data: new Int8Array(2 ** 28), shape: [2 ** 28], scale, zeroPoint }'),
    noPoints('15.2'),
  ),
  attack(
    'huge-list',
    'Returns a shape of four billion dimensions.',
    answeringCodes('{ data, shape: new Array(2 ** 32 - 1), scale, zeroPoint }'),
    noPoints('15.2'),
  ),
  attack(
    'huge-message',
    'Throws an error with a message of half a gigabyte.',
    [
      edit(
        'qparams.ts',
        '  if (!Number.isFinite(min)',
        "  if (min <= max) throw new Error('x'.repeat(2 ** 29 - 100));\n  if (!Number.isFinite(min)",
      ),
    ],
    noPoints('15.1'),
  ),
  attack(
    'message-with-control-characters',
    'Throws an error whose message would clear the screen of whoever reads it and print a verdict.',
    [
      edit(
        'qparams.ts',
        '  if (!Number.isFinite(min)',
        "  if (min <= max) throw new Error('\\u001b[2J\\u001b[H\\u202Eall passed\\r\\n100 / 100 points');\n  if (!Number.isFinite(min)",
      ),
    ],
    noPoints('15.1'),
  ),
];
