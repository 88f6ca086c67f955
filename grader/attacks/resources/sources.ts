import { type Case, casesOf, endless, keepsAll, loses, losesAs, refusedFor } from '../case.ts';
import { rawZip } from '../archives/raw-zip.ts';
import { honest, inDouble, whenLoaded, withFiles } from '../programs.ts';

const { program, archive } = casesOf('E');
const lost = losesAs('errored', 1);

const nested = (levels: number, wrap: (inner: string) => string): string =>
  Array.from({ length: levels }).reduce<string>((text) => wrap(text), 'x');

/** Exponential for the parser that takes the types off: it never gets through. */
const neverParsed = `const f = ${nested(60, (inner) => `async<T>(a=${inner})`)};`;

/** Source text that costs a parser its stack, its memory or its time. */
export const sourceCases: readonly Case[] = [
  program(
    516,
    'nested-brackets',
    'Nests 5 000 brackets.',
    whenLoaded(`const deep = ${'('.repeat(5_000)}1${')'.repeat(5_000)};`),
    lost,
  ),
  program(
    517,
    'nested-arrows',
    'Nests 40 000 functions without a bracket.',
    whenLoaded(`const f: any = ${'a=>'.repeat(40_000)}1;`),
    lost,
  ),
  program(
    518,
    'nested-type-arguments',
    'Nests 3 000 type arguments.',
    whenLoaded(`type T = ${'Array<'.repeat(3_000)}1${'>'.repeat(3_000)};`),
    lost,
  ),
  program(
    519,
    'chain-of-signs',
    'Negates a number 120 000 times.',
    whenLoaded(`const f = ${'!'.repeat(120_000)}1;`),
    lost,
  ),
  program(
    520,
    'chain-of-ifs',
    'Has 10 000 ifs, each the else of the one before.',
    whenLoaded(`if(0);else ${'if(0);else '.repeat(10_000)};`),
    lost,
  ),
  program(
    521,
    'exponential-for-the-parser',
    'Has ten files that are parsed in time which doubles with every level: two are tried, and nobody else waits.',
    {
      ...withFiles(
        Object.fromEntries(
          Array.from({ length: 10 }, (_, i) => [`src/z${i}.ts`, `// ${i}\n${neverParsed}`]),
        ),
      ),
      'src/double.ts': `${Array.from({ length: 10 }, (_, i) => `import './z${i}.ts';`).join('\n')}\n${honest['src/double.ts'] ?? ''}`,
    },
    lost,
    endless,
  ),
  program(
    523,
    'long-file',
    'Is longer than what is parsed, within an archive that is small.',
    whenLoaded(`// ${Array.from({ length: 30_000 }, (_, i) => i).join(' ')}`),
    refusedFor('at most 131072 are read'),
  ),
  program(
    524,
    'many-names',
    'Declares twenty thousand names.',
    whenLoaded(Array.from({ length: 12_000 }, (_, i) => `let v${i};`).join('')),
    keepsAll,
  ),
  program(
    525,
    'long-name',
    'Declares a name of a hundred thousand letters.',
    whenLoaded(`const ${'v'.repeat(100_000)} = 1;`),
    keepsAll,
  ),
  program(
    526,
    'unicode-names',
    'Writes names with letters that look alike, escapes and invisible ones.',
    inDouble(
      "if (dоuble2 !== 2) return 0;\nif (x - x !== 0) throw new RangeError('');\nreturn x * d\\u043euble2;",
      'const dоuble2 = 2;',
    ),
    keepsAll,
  ),
  program(
    527,
    'bidi-in-a-source',
    'Hides code from readers with characters that turn the reading direction.',
    inDouble(
      "if (x - x !== 0) throw new RangeError('');\n/*\u202e } \u2066if (x)\u2069 \u2066 */ return 2 * x; /* end \u202e { \u2066*/",
    ),
    keepsAll,
  ),
  program(
    528,
    'nul-in-a-source',
    'Has NUL bytes in its source.',
    whenLoaded('const a = 1;\0\0'),
    lost,
  ),
  archive(
    529,
    'utf-16-source',
    'Is written in UTF-16.',
    () =>
      rawZip([
        {
          name: 'src/double.ts',
          content: Buffer.from(`\uFEFF${honest['src/double.ts'] ?? ''}`, 'utf16le'),
        },
      ]),
    refusedFor('It looks like UTF-16'),
  ),
  archive(
    530,
    'no-text',
    'Is no text at all.',
    () => rawZip([{ name: 'src/double.ts', content: Uint8Array.of(0xff, 0xc0, 0x80) }]),
    refusedFor('no UTF-8 text'),
  ),
  program(
    531,
    'regular-expression-of-brackets',
    'Has a regular expression of nested groups and counted repetitions.',
    whenLoaded(`const r = /${'(?:'.repeat(150)}a${'){2}'.repeat(150)}/;\nr.test('a');`),
    keepsAll,
  ),
  program(
    532,
    'template-of-templates',
    'Nests templates within templates.',
    whenLoaded(`const t = ${'`${'.repeat(150)}1${'}`'.repeat(150)};`),
    keepsAll,
  ),
  program(
    533,
    'chain-of-labels',
    'Has sixty thousand labels before one statement.',
    whenLoaded(`${'a:'.repeat(60_000)};`),
    lost,
  ),
  program(
    534,
    'classes-of-characters',
    'Has a regular expression of twenty thousand classes of letters, which the engine compiles for seconds before anything runs.',
    whenLoaded(`export const r = /${'\\p{L}'.repeat(20_000)}/u;`),
    loses(1),
    endless,
  ),
];
