import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { AnyPack, Packs } from './catalog/packs.ts';
import { loadPacks } from './catalog/packs.ts';
import type {
  CheckResult,
  GradeRecord,
  ModuleSpec,
  PackKind,
  Refusal,
  Submission,
  Verdict,
} from './contracts.ts';
import { forbiddenImport } from './intake/imports.ts';
import { judgePack, type Transports } from './judge/judge.ts';
import { type Given, Packages, type StackLayer } from './sandbox/given.ts';
import { PROCESS_ISOLATION } from './sandbox/isolation.ts';
import { DEFAULT_LIMITS, type Limits } from './sandbox/limits.ts';
import { linkReference, linkStudent, reachableFrom, translateAll } from './sandbox/link.ts';
import type { Program } from './sandbox/program.ts';
import { SubmissionSessions } from './sandbox/submission-sessions.ts';
import { Translator } from './sandbox/translate/translator.ts';
import { judgeResults, unjudged } from './verdict/verdict.ts';
import { WORKSPACE } from './workspace.ts';

/** Version of the judging itself; a change of it changes what a record means. */
export const GRADER_VERSION = '0.1.0';

/** What is judged: somebody's files, or the package that the module teaches. */
export type Subject = Submission | 'reference';

export interface GradeOptions {
  readonly subject: Subject;
  readonly packs: readonly PackKind[];
  /** Draws the hidden inputs; a fresh secret one when left out. */
  readonly seed?: string;
  readonly origin: GradeRecord['origin'];
  readonly onResult?: (result: CheckResult) => void;
}

export interface OpenOptions {
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks?: string;
  readonly limits?: Limits;
  /** A learner's finished modules, to stand in for the packages under this one. */
  readonly stack?: readonly StackLayer[];
}

/** Public inputs are the same for everybody, so that a failure can be talked about. */
const PUBLIC_SEED = 'public';

type Judged = Pick<GradeRecord, 'verdict' | 'results' | 'trace'>;

type Provenance = Pick<
  GradeRecord,
  | 'schema'
  | 'module'
  | 'origin'
  | 'checks'
  | 'grader'
  | 'node'
  | 'isolation'
  | 'startedAt'
  | 'durationMs'
>;

/** One module, ready to judge: its packs loaded. Serves many submissions. */
export class ModuleGrader {
  readonly module: ModuleSpec;
  readonly #packs: Packs;
  readonly #packages: Packages;
  readonly #stack: readonly StackLayer[];
  readonly #translator: Translator;
  readonly #limits: Limits;
  #hash = '';

  private constructor(module: ModuleSpec, packs: Packs, options: OpenOptions) {
    this.module = module;
    this.#packs = packs;
    this.#translator = new Translator();
    this.#packages = new Packages(join(WORKSPACE, 'packages'), this.#translator);
    this.#stack = options.stack ?? [];
    this.#limits = options.limits ?? DEFAULT_LIMITS;
  }

  static async open(module: ModuleSpec, options: OpenOptions = {}): Promise<ModuleGrader> {
    const packs = await loadPacks(module, options.checks ?? join(WORKSPACE, 'grader/checks'));
    const grader = new ModuleGrader(module, packs, options);
    const given = await grader.#givenTo(module.imports);
    grader.#hash = hashOf(packs.hash, given);
    return grader;
  }

  /** Whether the hidden checks are here. */
  get hasHidden(): boolean {
    return this.#packs.hidden !== null;
  }

  close(): void {
    this.#translator.close();
  }

  /** From a submission to a record: the only path to a verdict. */
  async grade(options: GradeOptions): Promise<GradeRecord> {
    const started = new Date();
    const seed = options.seed ?? randomBytes(16).toString('hex');
    const judged = await this.#judge(options, seed);
    const { subject, origin } = options;
    return {
      ...this.#provenance(started, origin),
      id: subject === 'reference' ? 'reference' : subject.id,
      name: subject === 'reference' ? this.module.reference : subject.name,
      submission: describeSubject(subject),
      seed,
      ...judged,
    };
  }

  /** The record of a submission that intake refused: a row with its reason, never a lost learner. */
  refuse({ id, name, reason }: Refusal, origin: GradeRecord['origin']): GradeRecord {
    const packs = { public: 'judged', hidden: this.hasHidden ? 'judged' : 'absent' } as const;
    return {
      ...this.#provenance(new Date(), origin),
      id,
      name,
      submission: { sha256: null, files: [], ignored: [] },
      seed: null,
      ...this.#unjudged('refused', reason, packs),
    };
  }

  #provenance(started: Date, origin: GradeRecord['origin']): Provenance {
    return {
      schema: 1,
      module: this.module.id,
      origin,
      checks: this.#hash,
      grader: GRADER_VERSION,
      node: process.version,
      isolation: PROCESS_ISOLATION,
      startedAt: started.toISOString(),
      durationMs: Math.round(Date.now() - started.getTime()),
    };
  }

  async #judge(options: GradeOptions, seed: string): Promise<Judged> {
    const chosen = this.#chosenPacks(options.packs);
    const packs = { public: stateOf(chosen, 'public'), hidden: stateOf(chosen, 'hidden') };
    try {
      const program = await this.#link(options.subject);
      if (typeof program === 'string') {
        return this.#unjudged('refused', program, packs);
      }
      const sessions = new SubmissionSessions(program, 'process', this.#limits);
      const results = await runPacks(chosen, seed, sessions, options.onResult).finally(() =>
        sessions.close(),
      );
      return { verdict: judgeResults(this.module, results, packs), results, trace: null };
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      return { ...this.#unjudged('broken', message, packs), trace: stack ?? null };
    }
  }

  #unjudged(status: 'refused' | 'broken', reason: string, packs: Verdict['packs']): Judged {
    return { verdict: unjudged(this.module, status, reason, packs), results: [], trace: null };
  }

  #chosenPacks(kinds: readonly PackKind[]): readonly ChosenPack[] {
    return kinds.flatMap((kind) => {
      const pack = this.#packs[kind];
      return pack === null ? [] : [{ kind, pack }];
    });
  }

  /** A program, or the sentence why there is none. */
  async #link(subject: Subject): Promise<Program | string> {
    if (subject === 'reference') {
      const given = await this.#givenTo([this.module.reference]);
      return linkReference(this.module, given, this.#givenExports(given));
    }
    const translated = await translateAll(subject.files, this.#translator);
    const files = reachableFrom(this.module, translated);
    const forbidden = forbiddenImport(this.module, files);
    if (forbidden !== null) return forbidden;
    const given = await this.#givenTo(this.module.imports);
    return linkStudent(this.module, files, given, this.#givenExports(given));
  }

  /** What a process gets beside the subject's code: nothing that the subject may not import. */
  #givenTo(specifiers: readonly string[]): Promise<Given> {
    return this.#packages.given([...specifiers, this.#packs.public.given], this.#stack);
  }

  #givenExports(given: Given): Readonly<Record<string, string>> {
    const url = given.specifiers[this.#packs.public.given] ?? '';
    const names = Object.keys(this.#packs.public.contract.given);
    return Object.fromEntries(names.map((name) => [name, url]));
  }
}

interface ChosenPack {
  readonly kind: PackKind;
  readonly pack: AnyPack;
}

async function runPacks(
  chosen: readonly ChosenPack[],
  seed: string,
  transports: Transports,
  onResult: GradeOptions['onResult'],
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { kind, pack } of chosen) {
    const seedOfPack = kind === 'public' ? PUBLIC_SEED : seed;
    for await (const result of judgePack(pack, { kind, seed: seedOfPack, transports })) {
      results.push(result);
      onResult?.(result);
    }
  }
  return results;
}

/** What a record's meaning depends on besides the submission: the checks and the given code. */
function hashOf(packs: string, given: Given): string {
  const hash = createHash('sha256').update(packs);
  for (const url of Object.keys(given.modules).toSorted()) {
    hash
      .update('\0')
      .update(url)
      .update('\0')
      .update(given.modules[url]?.source ?? '');
  }
  return hash.digest('hex');
}

function stateOf(
  chosen: readonly { kind: PackKind }[],
  kind: PackKind,
): Verdict['packs'][PackKind] {
  return chosen.some((pack) => pack.kind === kind) ? 'judged' : 'absent';
}

function describeSubject(subject: Subject): GradeRecord['submission'] {
  if (subject === 'reference') return { sha256: null, files: [], ignored: [] };
  const { sha256, files, ignored } = subject;
  return { sha256, files: files.map(({ path }) => path), ignored };
}
