import { join } from 'node:path';
import { readCourse } from '../course.ts';
import type { Completed } from '../define-command.ts';
import { openHome } from '../home.ts';

/** A word that can be typed, and what it stands for; empty where the word says it. */
export interface CourseWord {
  readonly word: string;
  readonly what: string;
}

/** All that a word of these kinds can be, in the course's order. */
export async function wordsOfCourse(kinds: readonly Completed[]): Promise<readonly CourseWord[]> {
  const words: CourseWord[] = [];
  for (const kind of kinds) words.push(...(await WORDS[kind]()));
  return words;
}

const WORDS: Readonly<
  Record<Completed, () => readonly CourseWord[] | Promise<readonly CourseWord[]>>
> = {
  module: () => readCourse().map(({ number, title }) => ({ word: String(number), what: title })),
  task: () =>
    readCourse().flatMap(({ tasks }) => tasks.map(({ id, title }) => ({ word: id, what: title }))),
  milestone: async () => {
    const { allMilestones } = await import('./milestones.ts');
    return allMilestones().map(({ slug, title }) => ({ word: slug, what: title }));
  },
  record: async () => {
    const [{ recordIds }, { DEFAULT_OUT }] = await Promise.all([
      import('@tito/grader'),
      import('./grade-class.ts'),
    ]);
    const folders = [join(DEFAULT_OUT, 'records'), openHome().records];
    const ids = (await Promise.all(folders.map((folder) => recordIds(folder)))).flat();
    return [...new Set(ids)].map((word) => ({ word, what: '' }));
  },
};
