import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { grammarOf } from '../src/messages/grammar.ts';
import {
  chooseLanguage,
  isForPrograms,
  type Language,
  LANGUAGES,
} from '../src/messages/language.ts';
import { type Kind, messages, pathsIn } from './support/catalogs.ts';
import { ROOT, temporaryFolder, tito } from './run.ts';

const ALL = messages();

/** A value of each parameter that is found again in a text; numbers of every plural form. */
function samples(parameters: Readonly<Record<string, Kind>>, amount: number) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, kind], i) => {
      if (kind === 'number') return [name, amount + i * 100] as const;
      return [name, kind === 'list' ? [`<${name}1>`, `<${name}2>`] : `<${name}>`] as const;
    }),
  );
}

/** What is the same in every language: commands, flags, variables, files, code, figures. */
function fixedParts(text: string): readonly string[] {
  const parts =
    /`[^`]*`|--[a-z-]+(?:=\w+| (?:mine|json|csv|[A-Z]{2,}))?|\b[A-Z]+_[A-Z_]+\b|[\w./-]+\.(?:json|csv|ts|zip|yaml|html)\b|\d[\d.]*(?<!\.)/g;
  return [...text.matchAll(parts)].map(([part]) => part).toSorted();
}

function allFixedParts(language: Language) {
  return ALL.map(({ path, parameters, said }) => ({
    path,
    parts: fixedParts(said(language, samples(parameters, 2))),
  }));
}

describe.each(LANGUAGES)('in %s', (language) => {
  test('every message is said, with the value of each parameter', () => {
    expect(ALL.length).toBeGreaterThan(100);
    const wrong = ALL.flatMap(({ path, parameters, said }) =>
      [0, 1, 2, 5].flatMap((amount) => {
        const values = samples(parameters, amount);
        const text = said(language, values);
        const isOdd = text.trim() === '' || /undefined|NaN|\[object|=>/.test(text);
        const missing = Object.values(values)
          .flat()
          .filter((value) => !text.includes(String(value)));
        return isOdd || missing.length > 0 ? [{ path, text, missing }] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('commands, flags, files and figures are those of the English message', () => {
    expect(allFixedParts(language)).toEqual(allFixedParts('en'));
  });
});

test('the first words fit into a line of 40 columns, and are taken away again as one line', () => {
  for (const language of LANGUAGES) {
    const first = ALL.filter(({ path }) => path.startsWith('opening.'));
    const lines = first.map(({ said }) => `${said(language, {})} ...`);
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
  }
});

test('every catalog has its messages in the order of the English one, to be read beside it', () => {
  for (const language of LANGUAGES) expect(pathsIn(language)).toEqual(pathsIn('en'));
});

/** What is asked of the catalog: `hint.place`, or a group as a whole, with the words of all sources. */
function asked(): { readonly paths: ReadonlySet<string>; readonly words: ReadonlySet<string> } {
  const source = join(ROOT, 'tito/src');
  const text = globSync('**/*.{ts,tsx}', { cwd: source })
    .filter((file) => !file.startsWith('messages/'))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n');
  const chains = [...text.matchAll(/\bsay((?:\s*\.\w+)+)/g)].map(([, chain = '']) => chain);
  const taken = [...text.matchAll(/const \{([^{}]*)\} = say((?:\.\w+)*);/g)].flatMap(
    ([, names = '', chain = '']) =>
      names.split(',').map((name) => `${chain}.${(name.split(':')[0] ?? '').trim()}`),
  );
  const paths = [...chains, ...taken].map((chain) => chain.replaceAll(/\s/g, '').slice(1));
  return { paths: new Set(paths), words: new Set(text.match(/\w+/g)) };
}

test('every message is used', () => {
  const { paths, words } = asked();
  const unused = ALL.filter(({ path }) => {
    const at = path.lastIndexOf('.');
    const [group, key] = [path.slice(0, at), path.slice(at + 1)];
    const others = ALL.filter((other) => other.path.startsWith(`${group}.`));
    const isInnermost = others.every((other) => !other.path.slice(at + 1).includes('.'));
    const isSaid = [...paths].some((one) => one === path || one.startsWith(`${path}.`));
    return !isSaid && !(isInnermost && paths.has(group) && words.has(key));
  });
  // The words of yargs are handed over as a whole.
  expect(unused.filter(({ path }) => !path.startsWith('help.yargs.'))).toEqual([]);
});

test('a language that is not the original says it in words of its own', () => {
  const same = ALL.filter(({ parameters, said }) => {
    const values = samples(parameters, 2);
    return (
      said('de', values) === said('en', values) && /[a-z]{3,} [a-z]{3,}/.test(said('en', values))
    );
  });
  expect(same.map(({ path }) => path)).toEqual([]);
});

test.each([
  [{}, 'en', null],
  [{ LANG: 'de_DE.UTF-8' }, 'de', 'LANG=de_DE.UTF-8'],
  [{ LANG: 'de' }, 'de', 'LANG=de'],
  [{ LANG: 'C.UTF-8' }, 'en', null],
  [{ LANG: 'fr_FR.UTF-8' }, 'en', null],
  [{ LANG: 'desert' }, 'en', null],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en', 'LC_MESSAGES=en_GB.UTF-8'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'POSIX' }, 'en', null],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'de_AT@euro' }, 'de', 'LC_ALL=de_AT@euro'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en', 'LANG=en_US.UTF-8'],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'fr:de' }, 'de', 'LANGUAGE=fr:de'],
  [{ LANG: 'C', LANGUAGE: 'de' }, 'en', null],
  [{ LANG: 'C', TITO_LANGUAGE: 'de' }, 'de', 'TITO_LANGUAGE=de'],
  [{ LANG: 'de_DE.UTF-8', TITO_LANGUAGE: 'en' }, 'en', 'TITO_LANGUAGE=en'],
  [{ LANG: 'de_DE.UTF-8', TITO_LANGUAGE: '' }, 'de', 'LANG=de_DE.UTF-8'],
] as const)('%j asks for %s', (env, language, by) => {
  expect(chooseLanguage(env)).toEqual({ language, by, unknown: null });
});

test('a language that there is none of is refused, with those that there are', () => {
  expect(chooseLanguage({ TITO_LANGUAGE: 'xx' }).unknown).toBe('xx');
  const { code, stdout, stderr } = tito(['status'], temporaryFolder(), { TITO_LANGUAGE: 'xx' });
  expect(stderr).toBe(
    "tito: TITO_LANGUAGE asks for 'xx', and there is no such language: there is en, de.\nChoose one of these, or unset it.\n",
  );
  expect([code, stdout]).toEqual([2, '']);
});

test('what programs read is English', () => {
  expect(isForPrograms(['node', 'tito', 'status', '--json'])).toBe(true);
  expect(isForPrograms(['node', 'tito', 'status'])).toBe(false);
});

test('the form of a word follows the rules of its language', () => {
  const { counted, plural, list } = grammarOf('en');
  expect([0, 1, 2].map((n) => counted(n, { one: 'check', other: 'checks' }))).toEqual([
    '0 checks',
    '1 check',
    '2 checks',
  ]);
  expect(plural(1, { one: 'is', other: 'are' })).toBe('is');
  expect(list(['a', 'b', 'c'])).toBe('a, b, c');
  expect(grammarOf('de').list(['a', 'b', 'c'])).toBe('a, b und c');
  // Languages have up to six forms; what a catalog does not have falls to `other`.
  const files = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' };
  expect([1, 2, 5].map((n) => grammarOf('pl').plural(n, files))).toEqual([
    'plik',
    'pliki',
    'plików',
  ]);
});
