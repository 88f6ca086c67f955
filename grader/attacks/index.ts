// The catalogue of attacks: hostile submissions and hostile archives, each with the verdict that it has
// to end in. Numbers 1 to 78 are those of a survey of what autograders have fallen to: A1 to A19, B20
// to B30, C31 to C55, D56 to D63, E64 to E73, F74 to F78. Further ones begin at 101.
//
// The target is a small module of its own (`target/`), so that attacks say nothing about a course.
// Attacks on what one module claims, such as its memory, lie in that module's corpus.
import { bombCases } from './archives/bombs.ts';
import { identityCases } from './archives/identity.ts';
import { kindCases } from './archives/kinds.ts';
import { lieCases } from './archives/lies.ts';
import { nameCases } from './archives/names.ts';
import { twoReadersCases } from './archives/two-readers.ts';
import type { Absence, Case } from './case.ts';
import { fileCases } from './configuration/files.ts';
import { importCases } from './configuration/imports.ts';
import { behaviourCases } from './forging/behaviour.ts';
import { builtInCases } from './forging/built-ins.ts';
import { channelCases } from './forging/channels.ts';
import { endingCases } from './forging/endings.ts';
import { engineCases } from './forging/engine.ts';
import { valueCases } from './forging/values.ts';
import { publishingCases } from './publishing/texts.ts';
import { memoryCases } from './resources/memory.ts';
import { sourceCases } from './resources/sources.ts';
import { timeCases } from './resources/time.ts';
import { ownPartsCases } from './stack/own-parts.ts';
import { leakingCases } from './secrets/leaking.ts';
import { readingCases } from './secrets/reading.ts';

export * from './case.ts';

/** The last number of the survey. */
export const SURVEY_NUMBERS = 78;

export const cases: readonly Case[] = [
  ...nameCases,
  ...kindCases,
  ...bombCases,
  ...lieCases,
  ...twoReadersCases,
  ...identityCases,
  ...fileCases,
  ...importCases,
  ...endingCases,
  ...channelCases,
  ...builtInCases,
  ...valueCases,
  ...behaviourCases,
  ...engineCases,
  ...readingCases,
  ...leakingCases,
  ...timeCases,
  ...memoryCases,
  ...sourceCases,
  ...publishingCases,
  ...ownPartsCases,
];

/** Numbers of the survey of which there is nothing to try here. */
export const absences: readonly Absence[] = [
  {
    number: 55,
    category: 'C',
    why: "Every module is judged on the course's own packages, so an error of an earlier module cannot cancel out a later one.",
  },
];

/** Such as `C31 exits-at-import`. */
export function label({ category, number, name }: Case): string {
  return `${category}${number} ${name}`;
}

/** The cases of a number, such as `C31`, or the one of a name, such as `exits-at-import`. */
export function casesNamed(query: string): readonly Case[] {
  const asked = query.trim().toLowerCase();
  return cases.filter(
    ({ category, number, name }) =>
      name === asked || `${category}${number}`.toLowerCase() === asked,
  );
}
