/** The forms of a word by number; languages have different ones (Unicode CLDR, plural rules). */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** What the messages of a language are put together with. */
export interface Grammar {
  /** The form for this number: `is`, `are`. */
  readonly plural: (amount: number, forms: Forms) => string;
  /** The number and its form: `1 check`, `2 checks`. */
  readonly counted: (amount: number, forms: Forms) => string;
  /** `a, b, c`; in languages whose short lists have a word before the last item, with that. */
  readonly list: (items: readonly string[]) => string;
}

/** The grammar of a language, as the platform knows it. */
export function grammarOf(language: string): Grammar {
  let rules: Intl.PluralRules | undefined;
  let lists: Intl.ListFormat | undefined;
  const plural = (amount: number, forms: Forms): string => {
    rules ??= new Intl.PluralRules(language);
    return forms[rules.select(amount)] ?? forms.other;
  };
  return {
    plural,
    counted: (amount, forms) => `${amount} ${plural(amount, forms)}`,
    list: (items) => {
      lists ??= new Intl.ListFormat(language, { style: 'narrow' });
      return lists.format(items);
    },
  };
}
