import {
  type CheckResult,
  diagnose,
  type Diagnosis,
  type ModuleSpec,
  readMistakes,
} from '@tito/grader';
import { openCourse } from '../course.ts';

/** Names mistakes while a module is judged: each task's as soon as its checks have been judged. */
export class MistakeNamer {
  readonly #module: ModuleSpec;
  readonly #table: ReturnType<typeof readMistakes> | null;
  readonly #traces = new Map<string, string>();
  readonly #results: CheckResult[] = [];
  readonly found: Diagnosis[] = [];

  /** Names nothing where the course does not want it. */
  constructor(module: ModuleSpec) {
    this.#module = module;
    this.#table = openCourse().diagnosis.namesMistakes ? readMistakes(module) : null;
  }

  readonly onTrace = (check: string, fingerprint: string): void => {
    this.#traces.set(check, fingerprint);
  };

  /** Takes the next result; null when the public ones have ended. What is new of the tasks before it. */
  take(result: CheckResult | null): readonly Diagnosis[] {
    const task = result?.pack === 'public' ? result.task : null;
    const isNewTask = task !== this.#results.at(-1)?.task;
    const fresh = isNewTask ? this.#diagnose() : [];
    if (result?.pack === 'public') this.#results.push(result);
    return fresh;
  }

  #diagnose(): readonly Diagnosis[] {
    if (this.#table === null) return [];
    const all = diagnose(this.#table, this.#module, this.#results, this.#traces);
    const fresh = all.filter(({ task }) => !this.found.some((known) => known.task === task));
    this.found.push(...fresh);
    return fresh;
  }
}
