/** The languages that there is a catalog of messages for, the original first. */
export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** A language, and what decided it. */
export interface Choice {
  readonly language: Language;
  /** Such as `LANG=de_DE.UTF-8`; null where nothing names a language that there is. */
  readonly by: string | null;
  /** What TITO_LANGUAGE asks for, if there is no such language. */
  readonly unknown: string | null;
}

/**
 * The language that somebody wants: TITO_LANGUAGE, or what their locale says of messages, in the order of
 * POSIX. As in GNU gettext, LANGUAGE goes before a locale that is set and is not C. Else English.
 */
export function chooseLanguage(env: Environment): Choice {
  const asked = env['TITO_LANGUAGE'] ?? '';
  if (asked === '') return ofLocale(env);
  const language = known(asked);
  return language === null
    ? { ...ofLocale(env), unknown: asked }
    : { language, by: `TITO_LANGUAGE=${asked}`, unknown: null };
}

function ofLocale(env: Environment): Choice {
  const name = ['LC_ALL', 'LC_MESSAGES', 'LANG'].find((each) => (env[each] ?? '') !== '');
  const locale = name === undefined ? '' : (env[name] ?? '');
  if (name === undefined || /^(?:C|POSIX)(?:[.@]|$)/.test(locale)) return ENGLISH;
  const preferred = env['LANGUAGE'] ?? '';
  for (const wish of preferred.split(':')) {
    const language = known(wish);
    if (language !== null) return { language, by: `LANGUAGE=${preferred}`, unknown: null };
  }
  const language = known(locale);
  return language === null ? ENGLISH : { language, by: `${name}=${locale}`, unknown: null };
}

const ENGLISH: Choice = { language: 'en', by: null, unknown: null };

/** The language of a locale's name, such as `de_DE.UTF-8` or `de-AT`, if there is a catalog for it. */
function known(locale: string): Language | null {
  const language = /^[a-z]+(?=[-_.@]|$)/i.exec(locale)?.[0].toLowerCase();
  return LANGUAGES.find((each) => each === language) ?? null;
}

/** Whether a program reads what this command line prints: its sentences are the same on every machine. */
export function isForPrograms(argv: readonly string[]): boolean {
  return argv.includes('--json') || argv.includes('--json=true');
}
