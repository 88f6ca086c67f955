import { edit, type Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

const FILE = 'parameters.ts';
const seenLine = "if (typeof value !== 'object' || value === null || seen.has(value)) return;";
const countLine = "if (ArrayBuffer.isView(item) && 'length' in item) count += Number(item.length);";
const countBody = `  let count = 0;
  for (const item of everything(model)) {
    ${countLine}
  }
  return count;`;

const parameterMistakes: readonly Mistake[] = [
  ...inFile('14.1', FILE, [
    [
      'shared-counted-twice',
      countBody,
      `  const onPath = new Set<object>();
  const values = (value: unknown): number => {
    if (typeof value !== 'object' || value === null || onPath.has(value)) return 0;
    if (ArrayBuffer.isView(value)) return 'length' in value ? Number(value.length) : 0;
    onPath.add(value);
    let sum = 0;
    const held = Object.values(Object.getOwnPropertyDescriptors(value));
    const items: unknown[] = held.map((property) => property.value);
    if (value instanceof Map) items.push(...value.keys(), ...value.values());
    if (value instanceof Set) items.push(...value);
    for (const item of items) sum += values(item);
    onPath.delete(value);
    return sum;
  };
  return values(model);`,
      'countParameters counts what two objects share once for each; remember what you have seen.',
    ],
    [
      'cycles-not-noticed',
      countBody,
      `  const arrays = new Set<object>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (ArrayBuffer.isView(value)) arrays.add(value);
    else if (value instanceof Map) [...value.keys(), ...value.values()].forEach(collect);
    else if (value instanceof Set) value.forEach(collect);
    else Object.values(Object.getOwnPropertyDescriptors(value)).forEach((property) => collect(property.value));
  };
  collect(model);
  return [...arrays].reduce((sum, array) => sum + (array as Int8Array).length, 0);`,
      'countParameters never ends where objects refer to each other in a circle.',
    ],
    [
      'only-weight-and-bias',
      countBody,
      `  const parts = model as { weight?: { data: Float32Array }; bias?: { data: Float32Array }; layers?: object[] };
  const own = (parts.weight?.data.length ?? 0) + (parts.bias?.data.length ?? 0);
  return (parts.layers ?? []).reduce((sum, layer) => sum + countParameters(layer), own);`,
      'countParameters looks for the names weight, bias and layers; a model may call its parts otherwise.',
    ],
    [
      'one-level-deep',
      "if (property !== undefined && 'value' in property) visit(property.value);",
      `const inner = property?.value;
      if (root === value || ArrayBuffer.isView(inner)) visit(inner);`,
      'countParameters looks one level deep; models nest as deep as they like.',
    ],
    [
      'float32-only',
      countLine,
      'if (item instanceof Float32Array) count += item.length;',
      'countParameters counts float32 values only, so a quantized model has no parameters.',
    ],
    [
      'bytes-not-values',
      countLine,
      'if (ArrayBuffer.isView(item)) count += item.byteLength;',
      'countParameters counts bytes; a float32 value is one parameter and has four of them.',
    ],
    [
      'arrays-of-a-buffer-once',
      countBody,
      `  const buffers = new Set<ArrayBufferLike>();
  let count = 0;
  for (const item of everything(model)) {
    if (!ArrayBuffer.isView(item) || buffers.has(item.buffer)) continue;
    buffers.add(item.buffer);
    count += (item as Int8Array).length;
  }
  return count;`,
      'countParameters counts one array per buffer; two arrays that lie in one buffer are two.',
    ],
    [
      'buffers-have-values',
      countLine,
      `${countLine}
    if (item instanceof ArrayBuffer) count += item.byteLength;`,
      'countParameters takes a buffer for values; what its bytes mean, only a typed array says.',
    ],
    [
      'map-keys-left-out',
      '[key, item].forEach(visit)',
      '[item].forEach(visit)',
      'countParameters passes over the keys of a Map; a key can be a tensor too.',
    ],
    [
      'sets-not-entered',
      'if (value instanceof Set) value.forEach((item) => visit(item));',
      '',
      'countParameters does not look into Sets.',
    ],
    [
      'getters-called',
      "if (property !== undefined && 'value' in property) visit(property.value);",
      'visit(property === undefined ? undefined : Reflect.get(value, key));',
      'countParameters calls getters: it runs code of the model, and counts what only this code made.',
    ],
    [
      'maps-not-entered',
      `    if (value instanceof Map) {
      for (const [key, item] of value) [key, item].forEach(visit);
    }
`,
      '',
      'countParameters does not look into Maps.',
    ],
  ]),
  {
    id: 'numbers-counted',
    task: '14.1',
    sentence:
      'countParameters counts plain numbers such as shapes; only values of typed arrays count.',
    edits: [
      edit(FILE, seenLine, `if (typeof value === 'number') numbers++;\n    ${seenLine}`),
      edit(
        FILE,
        '  const seen = new Set<object>();',
        '  const seen = new Set<object>();\n  numbers = 0;',
      ),
      edit(FILE, '  let count = 0;', '  let count = 0;\n  everything(model);\n  count = numbers;'),
      edit(
        FILE,
        '/** Everything that can be reached',
        'let numbers = 0;\n\n/** Everything that can be reached',
      ),
    ],
  },
];

const retainedMistakes: readonly Mistake[] = inFile('14.2', 'retained.ts', [
  [
    'bytes-of-the-view',
    `  const kindOf = new Map<ArrayBufferLike, Kind>();
  for (const item of everything(model)) {
    if (ArrayBuffer.isView(item)) kindOf.set(item.buffer, KINDS[item.constructor.name] ?? 'other');`,
    `  const kindOf = new Map<{ readonly byteLength: number }, Kind>();
  for (const item of everything(model)) {
    if (ArrayBuffer.isView(item)) kindOf.set(item, KINDS[item.constructor.name] ?? 'other');`,
    'retainedBytes counts what a view covers; a view keeps its whole buffer alive.',
  ],
  [
    'once-per-view',
    `  const kindOf = new Map<ArrayBufferLike, Kind>();
  for (const item of everything(model)) {
    if (ArrayBuffer.isView(item)) kindOf.set(item.buffer, KINDS[item.constructor.name] ?? 'other');
    else if (item instanceof ArrayBuffer && !kindOf.has(item)) kindOf.set(item, 'other');
  }
  const byDType = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };
  let total = 0;`,
    `  const kindOf: [ArrayBufferLike, Kind][] = [];
  for (const item of everything(model)) {
    if (ArrayBuffer.isView(item)) kindOf.push([item.buffer, KINDS[item.constructor.name] ?? 'other']);
    else if (item instanceof ArrayBuffer) kindOf.push([item, 'other']);
  }
  const byDType = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };
  let total = 0;`,
    'retainedBytes counts a buffer once per view; two views of it keep the same bytes.',
  ],
  [
    'four-bytes-each',
    "    if (ArrayBuffer.isView(item)) kindOf.set(item.buffer, KINDS[item.constructor.name] ?? 'other');",
    `    if (ArrayBuffer.isView(item)) {
      const values = (item as Int8Array).length;
      kindOf.set(new ArrayBuffer(4 * values), KINDS[item.constructor.name] ?? 'other');
    }`,
    'retainedBytes takes 4 bytes for every value: so it cannot see that int8 codes are smaller.',
  ],
  [
    'uint8-as-int8',
    "Uint8Array: 'uint8'",
    "Uint8Array: 'int8'",
    'retainedBytes counts uint8 bytes as int8.',
  ],
  [
    'float64-left-out',
    "    if (ArrayBuffer.isView(item)) kindOf.set(item.buffer, KINDS[item.constructor.name] ?? 'other');",
    `    const kind = ArrayBuffer.isView(item) ? KINDS[item.constructor.name] : undefined;
    if (ArrayBuffer.isView(item) && kind !== undefined) kindOf.set(item.buffer, kind);
    else if (ArrayBuffer.isView(item)) continue;`,
    'retainedBytes leaves out arrays that are none of the four element types; they count as other.',
  ],
  [
    'megabytes',
    '  return { total, byDType };',
    '  return { total: total / 1e6, byDType };',
    'retainedBytes answers in megabytes; the unit is bytes.',
  ],
  [
    'bare-buffers-missed',
    "    else if (item instanceof ArrayBuffer && !kindOf.has(item)) kindOf.set(item, 'other');\n",
    '',
    'retainedBytes passes over buffers that are held without a view.',
  ],
  [
    'bare-buffers-counted-again',
    `  return { total, byDType };`,
    `  for (const item of everything(model)) {
    if (!(item instanceof ArrayBuffer) || kindOf.get(item) === 'other') continue;
    byDType.other += item.byteLength;
    total += item.byteLength;
  }
  return { total, byDType };`,
    'retainedBytes counts a buffer again that views use: held twice, it is still one buffer.',
  ],
  [
    'retained-getters-called',
    'for (const item of everything(model)) {',
    `const answers = (value: object): unknown[] =>
    Object.values(value).filter((held) => typeof held === 'object' && !everything(model).has(held));
  const called = [...everything(model)].flatMap(answers) as object[];
  for (const item of [...everything(model), ...called.flatMap((held) => [...everything(held)])]) {`,
    'retainedBytes calls getters: what they answer with was not kept by anybody.',
  ],
]);

export const memoryMistakes: readonly Mistake[] = [...parameterMistakes, ...retainedMistakes];
