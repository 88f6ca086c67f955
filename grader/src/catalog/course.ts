// What an instructor decides about a course: course.json, read here and nowhere else.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { ModuleSpec } from '../contracts.ts';
import { isPrintable, printable } from '../intake/printable.ts';
import { DEFAULT_LIMITS, LARGEST_LIMITS, type Limits } from '../sandbox/limits.ts';
import { readCatalog, withBelow } from './catalog.ts';

/** course.json holds something that it may not hold: the message says where, what, and what it may. */
export class CourseError extends Error {
  override readonly name = 'CourseError';
}

/** A course: its modules in the order in which they are taught, and what holds for all of them. */
export interface Course {
  readonly title: string;
  readonly modules: readonly ModuleSpec[];
  /** Whether a module may be started before those that it builds on are completed. */
  readonly prerequisites: 'advice' | 'required';
  readonly hints: {
    /** How many hints of a task are shown. */
    readonly steps: number;
    /** Whether `tito hint --solution` shows a solution. */
    readonly solution: boolean;
  };
  readonly diagnosis: {
    /** Whether learners are told which known mistake their values look like. */
    readonly namesMistakes: boolean;
  };
  readonly limits: Limits;
}

/** A field that says itself what is allowed in it. */
function field<T>(allowed: string, isAllowed: (value: unknown) => boolean): z.ZodType<T, T> {
  return z.custom<T>(isAllowed, { error: allowed });
}

const text = field<string>(
  'a text of visible characters',
  (value) => typeof value === 'string' && value.trim() !== '' && isPrintable(value),
);
const flag = field<boolean>('true or false', (value) => typeof value === 'boolean');

function whole(min: number, max: number): z.ZodType<number, number> {
  return field(
    `a whole number from ${min} to ${max}`,
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  );
}

function oneOf<const T extends string>(...words: readonly T[]): z.ZodType<T, T> {
  return field(words.map((word) => JSON.stringify(word)).join(' or '), (value) =>
    words.some((word) => word === value),
  );
}

const instant = field<string>(
  'a date and time with its zone, such as "2026-12-18T23:59:00+01:00"',
  (value) => z.iso.datetime({ offset: true }).safeParse(value).success,
);
const weight = field<number>(
  'a number from 0 on',
  (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);
const Module = z.strictObject({
  id: text,
  weight: weight.default(1),
  deadline: instant.exactOptional(),
});

const HINT_STEPS = 3;
const SECOND_MS = 1_000;

/**
 * What of the limits a course may choose. Sizes of replies, output and source files are part of how
 * the sandbox works.
 */
const Limited = z.strictObject({
  callMs: whole(100, LARGEST_LIMITS.callMs).exactOptional(),
  callProcessorMs: whole(100, LARGEST_LIMITS.callProcessorMs).exactOptional(),
  callMsAfterTimeout: whole(100, LARGEST_LIMITS.callMsAfterTimeout).exactOptional(),
  submissionMs: whole(SECOND_MS, LARGEST_LIMITS.submissionMs).exactOptional(),
  heapMiB: whole(64, LARGEST_LIMITS.heapMiB).exactOptional(),
  residentMiB: whole(256, LARGEST_LIMITS.residentMiB).exactOptional(),
});

const Hints = z.strictObject({
  steps: whole(0, HINT_STEPS).default(HINT_STEPS),
  solution: flag.default(false),
});
const Diagnosis = z.strictObject({ namesMistakes: flag.default(true) });

const Settings = z.strictObject({
  title: text.default('Tito'),
  modules: Module.array().min(1, { error: 'at least one module' }).exactOptional(),
  prerequisites: oneOf('advice', 'required').default('advice'),
  hints: Hints.prefault({}),
  diagnosis: Diagnosis.prefault({}),
  limits: Limited.prefault({}),
});
type SettingsFile = z.infer<typeof Settings>;

/**
 * The course that `modulesFolder` holds and a course.json settles. Where there is no such file, every
 * module is taught in order of number, with equal weights, without deadlines, and prerequisites are
 * advice.
 * @throws CourseError for a field that is not allowed, CatalogError for a damaged module.json
 */
export function readCourse(modulesFolder: string, settingsFile: string): Course {
  const { modules, limits, ...settings } = readSettings(settingsFile);
  const catalog = readCatalog(modulesFolder);
  return {
    ...settings,
    modules: modules === undefined ? catalog : chosen(catalog, modules, settingsFile),
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

function readSettings(path: string): SettingsFile {
  const value = existsSync(path) ? parseJson(path) : {};
  const parsed = Settings.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CourseError(
    `${basename(path)}: ${issue === undefined ? 'unreadable' : said(issue, value)}.`,
  );
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = printable(error instanceof Error ? error.message : String(error));
    throw new CourseError(`${basename(path)} is no JSON: ${why}.`, { cause: error });
  }
}

/** One sentence without its stop: field, value, and what is allowed. */
function said(issue: z.core.$ZodIssue, input: unknown): string {
  const place = placeOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = knownFields(issue.path).join(', ');
    return `${placeOf([...issue.path, printable(issue.keys[0] ?? '')])} is no field of it; allowed are ${known}`;
  }
  const value = valueAt(input, issue.path);
  const allowed = issue.code === 'invalid_type' ? kindOf(issue.expected) : issue.message;
  const found = value === undefined ? 'is missing' : `is ${shown(value)}`;
  return `${place} ${found}; allowed is ${allowed}`;
}

const SHOWN_LENGTH = 60;

function shown(value: unknown): string {
  return printable(JSON.stringify(value), SHOWN_LENGTH);
}

function kindOf(expected: string): string {
  if (expected === 'object') return 'an object { ... }';
  return expected === 'array' ? 'a list [ ... ]' : expected;
}

/** `modules[0].deadline`; the file itself is `the file`. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return place === '' ? 'the file' : place.replace(/^\./, '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    input,
  );
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(Settings.shape),
  modules: Object.keys(Module.shape),
  hints: Object.keys(Hints.shape),
  diagnosis: Object.keys(Diagnosis.shape),
  limits: Object.keys(Limited.shape),
};

function knownFields([section = '']: readonly PropertyKey[]): readonly string[] {
  return FIELDS[String(section)] ?? [];
}

/** The modules that a course names, in its order, with what it says of each. */
function chosen(
  catalog: readonly ModuleSpec[],
  named: NonNullable<SettingsFile['modules']>,
  path: string,
): readonly ModuleSpec[] {
  const modules = named.map(({ id, weight: own, deadline = null }, index) => {
    const module = catalog.find((candidate) => candidate.id === id);
    const place = `${basename(path)}: modules[${index}].id is ${shown(id)}`;
    if (module === undefined) {
      const known = catalog.map((candidate) => candidate.id).join(', ');
      throw new CourseError(`${place}; allowed are the folders of modules: ${known}.`);
    }
    if (named.findIndex((other) => other.id === id) !== index) {
      throw new CourseError(`${place} for the second time; each module is named once.`);
    }
    return { ...module, weight: own, deadline };
  });
  return withBelow(modules);
}
