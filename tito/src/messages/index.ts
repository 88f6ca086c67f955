// The sentences of this process, in one language: decided here, once, when it starts.
import type { Messages } from './en.ts';
import { type Choice, chooseLanguage, isForPrograms, type Language } from './language.ts';

const CATALOGS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
};

/** What the environment asks for. */
export const choice: Choice = chooseLanguage(process.env);

/** The language of everything that this process says. */
export const language: Language = isForPrograms(process.argv) ? 'en' : choice.language;

/** Every sentence that tito says. Only the catalog of this language is loaded. */
export const say: Messages = await CATALOGS[language]();
