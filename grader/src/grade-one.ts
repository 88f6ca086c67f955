import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { AnyPack, Packs } from './catalog/packs.ts';
import { loadPacks } from './catalog/packs.ts';
import type {
  CheckResult,
  GradeRecord,
  Means,
  ModuleSpec,
  PackKind,
  Printed,
  Refusal,
  Submission,
  Verdict,
} from './contracts.ts';
import { hashGiven, hashGrader, hashSeed } from './evidence/means.ts';
import { forbiddenImport } from './intake/imports.ts';
import { judgePack } from './judge/judge.ts';
import { type Given, Packages, type StackLayer } from './sandbox/given.ts';
import type { Enclosure, Isolation, IsolationLevel } from './sandbox/isolation.ts';
import { layerMatrix, type MatrixRow } from './sandbox/isolation/matrix.ts';
import { openIsolation } from './sandbox/isolation/open.ts';
import { DEFAULT_LIMITS, type Limits } from './sandbox/limits.ts';
import {
  givenExportsOf,
  linkReference,
  linkStudent,
  reachableFrom,
  translateAll,
} from './sandbox/link.ts';
import type { Program } from './sandbox/program.ts';
import { SubmissionSessions } from './sandbox/submission-sessions.ts';
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

/** What is kept of the text that a submission prints during one pack, in UTF-16 code units. */
const PRINTED_LENGTH = 8_192;
const NOTHING: Printed = { text: '', isCut: false };

type Judged = Pick<GradeRecord, 'verdict' | 'results' | 'printed' | 'trace'>;

type Provenance = Pick<
  GradeRecord,
  | 'schema'
  | 'module'
  | 'origin'
  | 'means'
  | 'isolation'
  | 'seed'
  | 'seedHash'
  | 'attempts'
  | 'startedAt'
  | 'durationMs'
>;

interface Circumstances {
  readonly started: Date;
  readonly origin: GradeRecord['origin'];
  readonly seed: string | null;
  readonly given: Given;
}

/** What a module is judged with, once it is all there. */
interface Prepared {
  readonly packs: Packs;
  readonly packages: Packages;
  /** Of the packages; submissions have one that is kept apart as they are. */
  readonly ownTranslator: Translator;
  readonly translator: Translator;
  readonly enclosure: Enclosure;
  readonly limits: Limits;
  readonly stack: readonly StackLayer[];
  /** Read once: whatever becomes of the files meanwhile, a class is judged with one and the same. */
  readonly given: Given;
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
  readonly #hash = hashGrader();
  readonly #given: Given;
  readonly #enclosure: Enclosure;
  readonly #turns = new Turns();

  private constructor(module: ModuleSpec, prepared: Prepared) {
    this.module = module;
    this.#packs = prepared.packs;
    this.#packages = prepared.packages;
    this.#ownTranslator = prepared.ownTranslator;
    this.#translator = prepared.translator;
    this.#stack = prepared.stack;
    this.#limits = prepared.limits;
    this.#given = prepared.given;
    this.#enclosure = prepared.enclosure;
  }

  /** @throws IsolationError if the isolation does not hold on this machine */
  static async open(module: ModuleSpec, options: OpenOptions = {}): Promise<ModuleGrader> {
    const { stack = [], limits = DEFAULT_LIMITS, isolation = 'process' } = options;
    const ownTranslator = Translator.forOwnFiles();
    const packages = new Packages(join(WORKSPACE, 'packages'), ownTranslator);
    const enclose = async () => openIsolation(isolation, limits, await packages.given([]));
    try {
      const [packs, enclosure] = await Promise.all([
        loadPacks(module, options.checks ?? join(WORKSPACE, 'grader/checks')),
        enclose(),
      ]);
      const given = await packages.given([...module.imports, packs.public.given], stack);
      const translator = Translator.forSubmissions(enclosure, limits);
      const prepared = {
        packs,
        packages,
        ownTranslator,
        translator,
        enclosure,
        limits,
        stack,
        given,
      };
      return new ModuleGrader(module, prepared);
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
    const { subject, origin } = options;
    const seed = options.seed ?? randomBytes(16).toString('hex');
    const given = await this.#givenFor(subject);
    const judged = await this.#turns.shared(() => this.#judge(options, seed, given));
    return {
      ...this.#provenance({ started, origin, seed, given }),
      id: subject === 'reference' ? 'reference' : subject.id,
      name: subject === 'reference' ? this.module.reference : subject.name,
      submission: describeSubject(subject),
      ...judged,
    };
  }

  /** The record of a submission that intake refused: a row with its reason, never a lost learner. */
  refuse({ id, name, reason }: Refusal, origin: GradeRecord['origin']): GradeRecord {
    const packs = { public: 'judged', hidden: this.hasHidden ? 'judged' : 'absent' } as const;
    const circumstances = { started: new Date(), origin, seed: null, given: this.#given };
    return {
      ...this.#provenance(circumstances),
      id,
      name,
      submission: { sha256: null, files: [], ignored: [] },
      ...this.#unjudged('refused', reason, packs),
    };
  }

  #provenance({ started, origin, seed, given }: Circumstances): Provenance {
    return {
      schema: 2,
      module: this.module.id,
      origin,
      means: this.#means(given),
      isolation: this.isolation,
      seed,
      seedHash: seed === null ? null : hashSeed(seed),
      attempts: 1,
      startedAt: started.toISOString(),
      durationMs: Math.round(Date.now() - started.getTime()),
    };
  }

  #means(given: Given): Means {
    return {
      packs: this.#packs.hashes,
      version: GRADER_VERSION,
      grader: this.#hash,
      packages: hashGiven(given),
      node: process.version,
      limits: { ...this.#limits },
    };
  }

  async #judge(options: GradeOptions, seed: string, given: Given): Promise<Judged> {
    const chosen = this.#chosenPacks(options.packs);
    const packs = { public: stateOf(chosen, 'public'), hidden: stateOf(chosen, 'hidden') };
    try {
      const program = await this.#link(options.subject, given);
      if (typeof program === 'string') {
        return this.#unjudged('refused', program, packs);
      }
      const sessions = new SubmissionSessions(program, {
        enclosure: this.#enclosure,
        limits: this.#limits,
        turns: this.#turns,
      });
      const judged = await runPacks(chosen, seed, sessions, options.onResult).finally(() =>
        sessions.close(),
      );
      return { verdict: judgeResults(this.module, judged.results, packs), ...judged, trace: null };
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      return { ...this.#unjudged('broken', message, packs), trace: stack ?? null };
    }
  }

  #unjudged(status: 'refused' | 'broken', reason: string, packs: Verdict['packs']): Judged {
    return {
      verdict: unjudged(this.module, status, reason, packs),
      results: [],
      printed: { public: NOTHING, hidden: NOTHING },
      trace: null,
    };
  }

  #chosenPacks(kinds: readonly PackKind[]): readonly ChosenPack[] {
    return kinds.flatMap((kind) => {
      const pack = this.#packs[kind];
      return pack === null ? [] : [{ kind, pack }];
    });
  }

  /** A program, or the sentence why there is none. */
  async #link(subject: Subject, given: Given): Promise<Program | string> {
    if (subject === 'reference') {
      return linkReference(this.module, given, givenExportsOf(this.#packs.public, given));
    }
    const translated = await translateAll(subject.files, this.#translator);
    const files = reachableFrom(this.module, translated);
    const forbidden = forbiddenImport(this.module, files);
    if (forbidden !== null) return forbidden;
    return linkStudent(this.module, files, given, givenExportsOf(this.#packs.public, given));
  }

  async #givenFor(subject: Subject): Promise<Given> {
    return subject === 'reference' ? this.#givenTo([this.module.reference]) : this.#given;
  }

  /** What a process gets beside the subject's code: nothing that the subject may not import. */
  #givenTo(specifiers: readonly string[]): Promise<Given> {
    return this.#packages.given([...specifiers, this.#packs.public.given], this.#stack);
  }
}

interface ChosenPack {
  readonly kind: PackKind;
  readonly pack: AnyPack;
}

async function runPacks(
  chosen: readonly ChosenPack[],
  seed: string,
  sessions: SubmissionSessions,
  onResult: GradeOptions['onResult'],
): Promise<Pick<GradeRecord, 'results' | 'printed'>> {
  const results: CheckResult[] = [];
  const printed = { public: NOTHING, hidden: NOTHING };
  for (const { kind, pack } of chosen) {
    for await (const result of judgePack(pack, { kind, seed, transports: sessions })) {
      results.push(result);
      onResult?.(result);
    }
    // Both packs share a process; what it printed so far belongs to this one.
    await turnOfTheLoop();
    printed[kind] = cutPrinted(sessions.takePrinted());
  }
  return { results, printed };
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

function cutPrinted(text: string): Printed {
  return { text: text.slice(0, PRINTED_LENGTH), isCut: text.length > PRINTED_LENGTH };
}

/** What was printed before a reply lies in its pipe when the reply is read; one turn reads it too. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
