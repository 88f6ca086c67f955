import type { CheckOutcome, Verdict } from '../src/contracts.ts';

/** What an attack goes after: the letters of the catalogue. */
export const CATEGORIES = {
  A: 'archive and identity',
  B: 'configuration',
  C: 'control flow and forging',
  D: 'secrets',
  E: 'resources',
  F: 'output and publishing',
  G: 'own earlier modules',
} as const;
export type Category = keyof typeof CATEGORIES;
export const LETTERS: readonly Category[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

/** A task of the target: 1 double, 2 scale, 3 signs, 4 Counter. */
export type Task = 1 | 2 | 3 | 4;

/** How the judging of a hand-in has to end. */
export type Expected =
  /** Intake or linking refuses it, with a reason that holds these words; nothing of it runs. */
  | { readonly end: 'refused'; readonly because: string }
  /** It is judged. These tasks earn nothing, all others keep every point. */
  | {
      readonly end: 'judged';
      readonly loses: readonly Task[];
      /** How the checks of the lost tasks end, where the attack leaves no choice. */
      readonly as?: CheckOutcome;
      /** Tasks whose points depend on when the process ended. */
      readonly mayLose?: readonly Task[];
    }
  /** Of this task exactly these checks pass; all other tasks keep every point. */
  | { readonly end: 'earns-only'; readonly task: Task; readonly checks: readonly string[] };

/** Files as text, by path: what an ordinary archive would hold. */
export type Files = Readonly<Record<string, string>>;

/** What is handed in. Nothing of it lies in the repository as bytes: code makes it. */
export type HandIn =
  | { readonly form: 'files'; readonly files: Files }
  | { readonly form: 'archive'; readonly bytes: () => Uint8Array }
  | { readonly form: 'folder'; readonly write: (folder: string) => void };

/** One attack: a sentence, what is handed in, and the verdict that it has to end in. */
export interface Case {
  /** Its number in the survey, 1 to 78; further ones have numbers from 101 on. */
  readonly number: number;
  readonly category: Category;
  /** Unique: `exits-at-import`. */
  readonly name: string;
  readonly what: string;
  readonly handIn: HandIn;
  readonly expected: Expected;
  /** The file's name, where that is the attack; otherwise it is made of number and name. */
  readonly fileName?: string;
  /** Something never answers: it is judged with short limits. */
  readonly isEndless?: true;
  /** Words that the record has to name among what was left out. */
  readonly leavesOut?: string;
  /** What the same comes to on the earlier modules that came with it; null if none were laid under it. */
  readonly onOwnParts?: Verdict['status'] | null;
  /** Done to the hand-in after it was read and before it is judged. */
  readonly meanwhile?: (path: string) => void;
}

/** What the words of a hidden input would be found by: attacks that leak one put this before it. */
export const LEAK = 'LEAKED';

/** A number of the survey that has nothing to be tried on here. */
export interface Absence {
  readonly number: number;
  readonly category: Category;
  readonly why: string;
}

/** What a case has besides its sentence. */
export type Extras = Pick<
  Case,
  'fileName' | 'isEndless' | 'leavesOut' | 'onOwnParts' | 'meanwhile'
>;

export type MakeCase<What> = (
  number: number,
  name: string,
  what: string,
  handedIn: What,
  expected: Expected,
  extras?: Extras,
) => Case;

/** The three ways to write a case of one category. */
export function casesOf(category: Category): {
  readonly program: MakeCase<Files>;
  readonly archive: MakeCase<() => Uint8Array>;
  readonly folder: MakeCase<(folder: string) => void>;
} {
  const make =
    <What>(toHandIn: (what: What) => HandIn): MakeCase<What> =>
    (number, name, what, handedIn, expected, extras = {}) => ({
      number,
      category,
      name,
      what,
      handIn: toHandIn(handedIn),
      expected,
      ...extras,
    });
  return {
    program: make((files) => ({ form: 'files', files })),
    archive: make((bytes) => ({ form: 'archive', bytes })),
    folder: make((write) => ({ form: 'folder', write })),
  };
}

export const keepsAll: Expected = { end: 'judged', loses: [] };

export function loses(...tasks: readonly Task[]): Expected {
  return { end: 'judged', loses: tasks };
}

/** The tasks are lost, and each of their checks ends like this. */
export function losesAs(as: CheckOutcome, ...tasks: readonly Task[]): Expected {
  return { end: 'judged', loses: tasks, as };
}

/** Nothing is lost for certain, and no task but these. */
export function mayLose(...tasks: readonly Task[]): Expected {
  return { end: 'judged', loses: [], mayLose: tasks };
}

/** Of the task exactly the checks with these ids pass. */
export function earnsOnly(task: Task, ...checks: readonly string[]): Expected {
  return { end: 'earns-only', task, checks };
}

/** Task 1, answered from a table of public inputs. */
export const publicChecksOnly: Expected = earnsOnly(
  1,
  '00.1-doubles-three',
  '00.1-refuses-infinity',
);

export function refusedFor(because: string): Expected {
  return { end: 'refused', because };
}

export const endless: Extras = { isEndless: true };
