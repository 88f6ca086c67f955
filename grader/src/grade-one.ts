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
import type { Clock } from './sandbox/deadline.ts';
import type { Enclosure, Isolation, IsolationLevel } from './sandbox/isolation.ts';
import { layerMatrix, type MatrixRow } from './sandbox/isolation/matrix.ts';
import { openIsolation } from './sandbox/isolation/open.ts';
import { DEFAULT_LIMITS, type Limits } from './sandbox/limits.ts';
import { linkReference, linkStudent, reachableFrom, translateAll } from './sandbox/link.ts';
import type { Program } from './sandbox/program.ts';
import { newBudget, SandboxSession, type SubmissionBudget } from './sandbox/session.ts';
import { Translator } from './sandbox/translate/translator.ts';
import { Turns } from './turns.ts';
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
  /** `process` when left out. */
  readonly isolation?: IsolationLevel;
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

/** What a module is judged with, once it is all there. */
interface Means {
  readonly packs: Packs;
  readonly packages: Packages;
  /** Of the packages; submissions have one that is kept apart as they are. */
  readonly ownTranslator: Translator;
  readonly translator: Translator;
  readonly enclosure: Enclosure;
  readonly limits: Limits;
  readonly stack: readonly StackLayer[];
  /** SHA-256 of the checks and the given code. */
  readonly hash: string;
}

/** One module, ready to judge: its packs loaded, its isolation tried. Serves many submissions. */
export class ModuleGrader {
  readonly module: ModuleSpec;
  readonly #packs: Packs;
  readonly #packages: Packages;
  readonly #stack: readonly StackLayer[];
  readonly #ownTranslator: Translator;
  readonly #translator: Translator;
  readonly #limits: Limits;
  readonly #hash: string;
  readonly #enclosure: Enclosure;
  readonly #turns = new Turns();

  private constructor(module: ModuleSpec, means: Means) {
    this.module = module;
    this.#packs = means.packs;
    this.#packages = means.packages;
    this.#ownTranslator = means.ownTranslator;
    this.#translator = means.translator;
    this.#stack = means.stack;
    this.#limits = means.limits;
    this.#hash = means.hash;
    this.#enclosure = means.enclosure;
  }

  /** @throws IsolationError if the isolation does not hold on this machine */
  static async open(module: ModuleSpec, options: OpenOptions = {}): Promise<ModuleGrader> {
    const { stack = [], limits = DEFAULT_LIMITS, isolation = 'process' } = options;
    const ownTranslator = new Translator();
    const packages = new Packages(join(WORKSPACE, 'packages'), ownTranslator);
    const enclose = async () => openIsolation(isolation, limits, await packages.given([]));
    try {
      const [packs, enclosure] = await Promise.all([
        loadPacks(module, options.checks ?? join(WORKSPACE, 'grader/checks')),
        enclose(),
      ]);
      const given = await packages.given([...module.imports, packs.public.given], stack);
      const hash = hashOf(packs.hash, given);
      const translator = new Translator(enclosure);
      const means = { packs, packages, ownTranslator, translator, enclosure, limits, stack, hash };
      return new ModuleGrader(module, means);
    } finally {
      ownTranslator.close(); // it starts again if a package is asked for that was not before
    }
  }

  /** How submissions are kept apart, as found on this machine. */
  get isolation(): Isolation {
    const { level, layers } = this.#enclosure;
    return { level, layers };
  }

  /** Whether the hidden checks are here. */
  get hasHidden(): boolean {
    return this.#packs.hidden !== null;
  }

  /** What each layer of the isolation keeps out by itself, tried now. */
  tryLayers(): Promise<readonly MatrixRow[]> {
    return layerMatrix(this.#enclosure, this.#limits);
  }

  close(): void {
    this.#ownTranslator.close();
    this.#translator.close();
  }

  /** From a submission to a record: the only path to a verdict. */
  async grade(options: GradeOptions): Promise<GradeRecord> {
    const started = new Date();
    const seed = options.seed ?? randomBytes(16).toString('hex');
    const judged = await this.#turns.shared(() => this.#judge(options, seed));
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
      isolation: this.isolation,
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
      const results: CheckResult[] = [];
      const budget = newBudget();
      for (const { kind, pack } of chosen) {
        const transports = this.#transports(program, budget);
        const seedOfPack = kind === 'public' ? PUBLIC_SEED : seed;
        for await (const result of judgePack(pack, { kind, seed: seedOfPack, transports })) {
          results.push(result);
          options.onResult?.(result);
        }
      }
      return { verdict: judgeResults(this.module, results, packs), results, trace: null };
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      return { ...this.#unjudged('broken', message, packs), trace: stack ?? null };
    }
  }

  #unjudged(status: 'refused' | 'broken', reason: string, packs: Verdict['packs']): Judged {
    return { verdict: unjudged(this.module, status, reason, packs), results: [], trace: null };
  }

  #chosenPacks(kinds: readonly PackKind[]): readonly { kind: PackKind; pack: AnyPack }[] {
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

  #transports(program: Program, budget: SubmissionBudget): Transports {
    const session = (collector: boolean, clock: Clock, limits: Limits, spent: SubmissionBudget) =>
      new SandboxSession(program, { enclosure: this.#enclosure, limits, collector, clock }, spent);
    return {
      open: (needs) => {
        const transport = session(needs === 'collector', 'wall', this.#limits, budget);
        return { transport, close: () => transport.close() };
      },
      again: (needs, judge) =>
        this.#turns.alone(async () => {
          const own = newBudget();
          const limits = limitsAlone(this.#limits, budget);
          const transport = session(needs === 'collector', 'processor', limits, own);
          try {
            const result = await judge(transport);
            pardon(budget, own);
            return result;
          } finally {
            transport.close();
          }
        }),
    };
  }
}

/** Full time for the first call that took too long; what stops one call often stops all. */
function limitsAlone(limits: Limits, { stopped }: SubmissionBudget): Limits {
  return stopped.size <= 1 ? limits : { ...limits, callProcessorMs: limits.callMsAfterTimeout };
}

/**
 * What ran into the limit alone as well stays stopped; what had only waited for others may be called
 * again. The call that began this was the last one to be stopped.
 */
function pardon(budget: SubmissionBudget, alone: SubmissionBudget): void {
  const last = [...budget.stopped].at(-1);
  if (last !== undefined) budget.stopped.delete(last);
  for (const name of alone.stopped) budget.stopped.add(name);
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
