import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { resetKernels } from '@tito/kernels/reset';
import { loadAlbum } from './catalog/album.ts';
import type { Packs } from './catalog/packs.ts';
import { loadPacks } from './catalog/packs.ts';
import type {
  CheckResult,
  GradeRecord,
  Means,
  ModuleSpec,
  OwnParts,
  PackKind,
  Refusal,
  StackLayer,
  Submission,
  TaskPicture,
  Verdict,
} from './contracts.ts';
import { hashGiven, hashGrader, hashSeed } from './evidence/means.ts';
import { type Functions, functionsIn } from './functions.ts';
import { forbiddenImport } from './intake/imports.ts';
import { type ChosenPack, type Listeners, NOTHING, runPacks, stateOf } from './judge/run-packs.ts';
import { drawAlbum } from './pictures/draw.ts';
import { type Given, Packages } from './sandbox/given.ts';
import type { Enclosure, Isolation, IsolationLevel } from './sandbox/isolation.ts';
import { layerMatrix, type MatrixRow } from './sandbox/isolation/matrix.ts';
import { openIsolation } from './sandbox/isolation/open.ts';
import { DEFAULT_LIMITS, type Limits } from './sandbox/limits.ts';
import {
  givenBeside,
  givenExportsOf,
  linkReference,
  linkStudent,
  reachableFrom,
  translateAll,
} from './sandbox/link.ts';
import type { Program } from './sandbox/program.ts';
import { SubmissionSessions } from './sandbox/submission-sessions.ts';
import {
  forbiddenInLayer,
  layStack,
  narrowedTo,
  partOf,
  translateLayers,
} from './sandbox/stack.ts';
import { Translator } from './sandbox/translate/translator.ts';
import { Turns } from './turns.ts';
import { judgeResults, unjudged } from './verdict/verdict.ts';
import { WORKSPACE } from './workspace.ts';

/** Version of the judging itself; a change of it changes what a record means. */
export const GRADER_VERSION = '0.1.0';

/** What is judged: somebody's files, or the package that the module teaches. */
export type Subject = Submission | 'reference';

export interface GradeOptions extends Listeners {
  readonly subject: Subject;
  readonly packs: readonly PackKind[];
  /** Draws the hidden inputs; a fresh secret one when left out. */
  readonly seed?: string;
  readonly origin: GradeRecord['origin'];
  /** Stops judging: whoever waits for the record then gets a broken one. */
  readonly signal?: AbortSignal;
  /** The learner's finished modules that this one builds on. */
  readonly stack?: readonly StackLayer[];
  /**
   * What gives the points: the course's packages (when left out), or the learner's own modules, laid
   * over them. By the packages, a stack is judged on as well, and told beside.
   */
  readonly parts?: 'reference' | 'own';
  /** The same for checks on own parts that are told beside. */
  readonly onOwnResult?: (result: CheckResult) => void;
}

export interface DrawOptions extends Pick<GradeOptions, 'subject' | 'stack'> {
  /** Their ids. */
  readonly tasks: readonly string[];
}

export interface OpenOptions {
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks?: string;
  readonly limits?: Limits;
  /** `process` when left out. */
  readonly isolation?: IsolationLevel;
}

type Judged = Pick<GradeRecord, 'verdict' | 'results' | 'printed' | 'processorMs' | 'trace'>;

type Provenance = Pick<
  GradeRecord,
  | 'schema'
  | 'module'
  | 'origin'
  | 'handedIn'
  | 'supersedes'
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
  readonly stack: readonly StackLayer[];
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
  /** Read once: whatever becomes of the files meanwhile, a class is judged with one and the same. */
  readonly given: Given;
  /** The same, and what the modules below may import. */
  readonly givenUnderStack: Given;
}

/** One module, ready to judge: its packs loaded, its isolation tried. Serves many submissions. */
export class ModuleGrader {
  readonly module: ModuleSpec;
  readonly #packs: Packs;
  readonly #packages: Packages;
  readonly #ownTranslator: Translator;
  readonly #translator: Translator;
  readonly #limits: Limits;
  readonly #hash = hashGrader();
  readonly #given: Given;
  readonly #givenUnderStack: Given;
  readonly #enclosure: Enclosure;
  readonly #turns = new Turns();

  private constructor(module: ModuleSpec, prepared: Prepared) {
    this.module = module;
    this.#packs = prepared.packs;
    this.#packages = prepared.packages;
    this.#ownTranslator = prepared.ownTranslator;
    this.#translator = prepared.translator;
    this.#limits = prepared.limits;
    this.#given = prepared.given;
    this.#givenUnderStack = prepared.givenUnderStack;
    this.#enclosure = prepared.enclosure;
  }

  /** @throws IsolationError if the isolation does not hold on this machine */
  static async open(module: ModuleSpec, options: OpenOptions = {}): Promise<ModuleGrader> {
    // Expected values come from the kernels that the sandboxed process has too, and that give the same
    // bits on every machine: so a verdict can be computed again.
    resetKernels();
    const { limits = DEFAULT_LIMITS, isolation = 'process' } = options;
    const ownTranslator = Translator.forOwnFiles();
    const packages = new Packages(join(WORKSPACE, 'packages'), ownTranslator);
    const enclose = async () => openIsolation(isolation, limits, await packages.given([]));
    try {
      const [packs, enclosure] = await Promise.all([
        loadPacks(module, options.checks ?? join(WORKSPACE, 'grader/checks')),
        enclose(),
      ]);
      const given = await packages.given([...module.imports, ...givenBeside(packs.public)]);
      const below = importsBelow(module);
      const specifiers = [...Object.keys(given.specifiers), ...below];
      const givenUnderStack = below.length === 0 ? given : await packages.given(specifiers);
      const translator = Translator.forSubmissions(enclosure, limits);
      const prepared = {
        packs,
        packages,
        ownTranslator,
        translator,
        enclosure,
        limits,
        given,
        givenUnderStack,
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
    const { subject, origin, parts = 'reference' } = options;
    const seed = options.seed ?? randomBytes(16).toString('hex');
    const stack = parts === 'own' ? (options.stack ?? []) : [];
    const { given, judged, ownParts } = await this.#turns.shared(async () => {
      const main = await this.#judgeOn(stack, options, seed);
      const isJudged = parts === 'reference' && main.judged.results.length > 0;
      return { ...main, ownParts: isJudged ? await this.#onOwnParts(options, seed) : null };
    });
    return {
      ...this.#provenance({ started, origin, seed, given, stack }),
      id: subject === 'reference' ? 'reference' : subject.id,
      name: subject === 'reference' ? this.module.reference : subject.name,
      submission: describeSubject(subject),
      ownParts,
      ...judged,
    };
  }

  /**
   * Pictures of some tasks, from what the subject's own code returns: none where the module has none, or
   * where the subject is one that would be refused. They decide nothing.
   */
  async draw({ subject, tasks, stack = [] }: DrawOptions): Promise<readonly TaskPicture[]> {
    const album = await loadAlbum(this.module);
    const asked = new Set(tasks);
    if (album === null || !album.pictures.some(({ task }) => asked.has(task))) return [];
    return this.#turns.shared(async () => {
      const base = await this.#givenFor(subject, stack.length > 0);
      const given = layStack(base, await translateLayers(stack, this.#translator));
      const program = await this.#link(subject, given);
      if (typeof program === 'string') return [];
      const sessions = this.#sessionsOf(program);
      return drawAlbum(album, asked, sessions.for(undefined)).finally(() => sessions.close());
    });
  }

  /** Judges with some of the learner's own modules under the subject, or with none. */
  async #judgeOn(
    stack: readonly StackLayer[],
    options: GradeOptions,
    seed: string,
  ): Promise<{ readonly given: Given; readonly judged: Judged }> {
    const base = await this.#givenFor(options.subject, stack.length > 0);
    const layers = await translateLayers(stack, this.#translator);
    const forbidden = layers.map(forbiddenInLayer).find((sentence) => sentence !== null);
    if (forbidden !== undefined) {
      const packs = this.#packStates(options.packs);
      return { given: base, judged: this.#unjudged('refused', forbidden, packs) };
    }
    // Which modules the course has beside these is no part of what judged.
    const { specifiers } = await this.#givenFor(options.subject, false);
    const needed = Object.keys(specifiers).concat(stack.flatMap(({ imports }) => imports));
    const given = layStack(narrowedTo(base, needed), layers);
    return { given, judged: await this.#judge(options, seed, given) };
  }

  async #onOwnParts(options: GradeOptions, seed: string): Promise<OwnParts | null> {
    const { stack = [], onOwnResult: onResult, onResult: _, onTrace: __, ...rest } = options;
    if (stack.length === 0) return null;
    const own = { ...rest, ...(onResult === undefined ? {} : { onResult }) };
    const { given, judged } = await this.#judgeOn(stack, own, seed);
    const { verdict, results } = judged;
    return { stack: stack.map(partOf), packages: hashGiven(given), verdict, results };
  }

  /** The record of a submission that intake refused: a row with its reason, never a lost learner. */
  refuse({ id, name, reason }: Refusal, origin: GradeRecord['origin']): GradeRecord {
    const packs = { public: 'judged', hidden: this.hasHidden ? 'judged' : 'absent' } as const;
    const circumstances = {
      started: new Date(),
      origin,
      seed: null,
      given: this.#given,
      stack: [],
    };
    return {
      ...this.#provenance(circumstances),
      id,
      name,
      submission: { sha256: null, files: [], ignored: [] },
      ownParts: null,
      ...this.#unjudged('refused', reason, packs),
    };
  }

  #provenance({ started, origin, seed, given, stack }: Circumstances): Provenance {
    return {
      schema: 2,
      module: this.module.id,
      origin,
      handedIn: origin === 'complete' ? started.toISOString() : null,
      supersedes: [],
      means: this.#means(given, stack),
      isolation: this.isolation,
      seed,
      seedHash: seed === null ? null : hashSeed(seed),
      attempts: 1,
      startedAt: started.toISOString(),
      durationMs: Math.round(Date.now() - started.getTime()),
    };
  }

  #means(given: Given, stack: readonly StackLayer[]): Means {
    return {
      packs: this.#packs.hashes,
      version: GRADER_VERSION,
      grader: this.#hash,
      packages: hashGiven(given),
      stack: stack.map(partOf),
      node: process.version,
      limits: { ...this.#limits },
    };
  }

  async #judge(options: GradeOptions, seed: string, given: Given): Promise<Judged> {
    const chosen = this.#chosenPacks(options.packs);
    const packs = this.#packStates(options.packs);
    try {
      const program = await this.#link(options.subject, given);
      if (typeof program === 'string') {
        return this.#unjudged('refused', program, packs);
      }
      const sessions = this.#sessionsOf(program);
      options.signal?.addEventListener('abort', () => sessions.abandon(), { once: true });
      const judged = await runPacks(chosen, seed, sessions, options).finally(() =>
        sessions.close(),
      );
      return {
        verdict: judgeResults(this.module, judged.results, packs),
        ...judged,
        processorMs:
          process.platform === 'linux' ? Math.round(10 * sessions.processorMs) / 10 : null,
        trace: null,
      };
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      return { ...this.#unjudged('broken', message, packs), trace: stack ?? null };
    }
  }

  /**
   * The functions of a submission, to be called without being judged, which benchmarks do; or the
   * sentence why there are none.
   */
  async functionsOf(subject: Subject): Promise<Functions | string> {
    const program = await this.#link(subject, await this.#givenFor(subject, false));
    if (typeof program === 'string') return program;
    return functionsIn(this.#sessionsOf(program), this.#packs.public);
  }

  #sessionsOf(program: Program): SubmissionSessions {
    const [enclosure, limits, turns] = [this.#enclosure, this.#limits, this.#turns];
    return new SubmissionSessions(program, { enclosure, limits, turns });
  }

  #packStates(kinds: readonly PackKind[]): Verdict['packs'] {
    const chosen = this.#chosenPacks(kinds);
    return { public: stateOf(chosen, 'public'), hidden: stateOf(chosen, 'hidden') };
  }

  #unjudged(status: 'refused' | 'broken', reason: string, packs: Verdict['packs']): Judged {
    return {
      verdict: unjudged(this.module, status, reason, packs),
      results: [],
      printed: { public: NOTHING, hidden: NOTHING },
      processorMs: null,
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
    const files = reachableFrom(
      this.module.tasks.map(({ file }) => file),
      translated,
    );
    const forbidden = forbiddenImport(this.module, files);
    if (forbidden !== null) return forbidden;
    return linkStudent(this.module, files, given, givenExportsOf(this.#packs.public, given));
  }

  /** What a process gets beside the subject's code: nothing that the subject may not import. */
  async #givenFor(subject: Subject, underStack: boolean): Promise<Given> {
    if (subject !== 'reference') return underStack ? this.#givenUnderStack : this.#given;
    return this.#packages.given([
      this.module.reference,
      ...givenBeside(this.#packs.public),
      ...(underStack ? importsBelow(this.module) : []),
    ]);
  }
}

/** What the modules that this one builds on may import, when a learner's own stand under it. */
function importsBelow({ below }: ModuleSpec): readonly string[] {
  return below.flatMap(({ imports }) => imports);
}

function describeSubject(subject: Subject): GradeRecord['submission'] {
  if (subject === 'reference') return { sha256: null, files: [], ignored: [] };
  const { sha256, files, given = [], ignored, altered } = subject;
  return {
    sha256,
    files: files.map(({ path }) => path).filter((path) => !given.includes(path)),
    ignored,
    ...(altered === undefined ? {} : { altered }),
  };
}
