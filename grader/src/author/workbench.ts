import { join } from 'node:path';
import type { Transport } from '@tito/check';
import { type AnyPack, loadPacks } from '../catalog/packs.ts';
import type { CheckResult, ModuleSpec, PackKind, SourceFile } from '../contracts.ts';
import { judgePack } from '../judge/judge.ts';
import { type Given, Packages } from '../sandbox/given.ts';
import { givenBeside, givenExportsOf, linkReference, linkStudent } from '../sandbox/link.ts';
import { filesOfTasks } from '../sandbox/student-module.ts';
import type { Program, ProgramModule } from '../sandbox/program.ts';
import { Translator } from '../sandbox/translate/translator.ts';
import { WORKSPACE } from '../workspace.ts';
import { Instance } from './instance.ts';

/** A check of a module, with the pack that it is of. */
export interface PackedCheck {
  readonly kind: PackKind;
  readonly pack: AnyPack;
  readonly check: AnyPack['checks'][number];
  /** What it takes on the reference: milliseconds of computing, and loop rounds of its longest call. */
  readonly cost: { readonly ms: number; readonly rounds: number };
}

const UNKNOWN: PackedCheck['cost'] = { ms: 0, rounds: 0 };

export interface WorkbenchOptions {
  /** Whose packages are given, and whose releases are searched; this one when left out. */
  readonly workspace?: string;
  /** The checks are only read: none is tried on the reference, and what it costs is not known. */
  readonly isRead?: boolean;
}

type Parts = Pick<
  Workbench,
  'workspace' | 'module' | 'hiddenFolder' | 'given' | 'reference' | 'checks' | 'failing'
>;
type GivenExports = (given: Given) => Readonly<Record<string, string>>;

/** The checks of one module, and ways to try them on code of our own, all inside this process. */
export class Workbench {
  /** The root of the workspace that the module is of. */
  readonly workspace: string;
  readonly module: ModuleSpec;
  /** Folder that holds `NN-name/` with the hidden checks of each module. */
  readonly hiddenFolder: string;
  /** Packages that the learner is given, by specifier. */
  readonly given: Given;
  /** The package that the module teaches. */
  readonly reference: Program;
  /** The checks that the reference passes, the cheapest first. */
  readonly checks: readonly PackedCheck[];
  /** The other ones, each with the reason: nothing can be tested with them. */
  readonly failing: readonly string[];
  readonly #translator: Translator;
  readonly #givenExports: GivenExports;
  readonly #known = new KnownModules();

  private constructor(parts: Parts, translator: Translator, givenExports: GivenExports) {
    this.workspace = parts.workspace;
    this.module = parts.module;
    this.hiddenFolder = parts.hiddenFolder;
    this.given = parts.given;
    this.reference = parts.reference;
    this.checks = parts.checks;
    this.failing = parts.failing;
    this.#translator = translator;
    this.#givenExports = givenExports;
  }

  static async open(
    module: ModuleSpec,
    hiddenFolder: string,
    options: WorkbenchOptions = {},
  ): Promise<Workbench> {
    const { workspace = WORKSPACE, isRead = false } = options;
    const packs = await loadPacks(module, hiddenFolder);
    const translator = Translator.forOwnFiles();
    const packages = new Packages(join(workspace, 'packages'), translator);
    const beside = givenBeside(packs.public);
    const givenExports: GivenExports = (given) => givenExportsOf(packs.public, given);
    const given = await packages.given([...module.imports, ...beside, '@tito/check']);
    const all = await packages.given([module.reference, ...beside]);
    const reference = linkReference(module, all, givenExports(all));
    const checks = (['public', 'hidden'] as const).flatMap((kind) => {
      const pack = packs[kind];
      return pack === null ? [] : pack.checks.map((check) => ({ kind, pack, check }));
    });
    const tried = isRead
      ? { checks: checks.map((check) => ({ ...check, cost: UNKNOWN })), failing: [] }
      : await measureCosts(checks, Instance.of(reference));
    const parts = { workspace, module, hiddenFolder, given, reference, ...tried };
    return new Workbench(parts, translator, givenExports);
  }

  close(): void {
    this.#translator.close();
  }

  /** A learner's files, as a program that can run. */
  async student(sources: readonly SourceFile[]): Promise<Instance> {
    const files = await filesOfTasks(this.module, sources, this.#translator);
    const program = linkStudent(this.module, files, this.given, this.#givenExports(this.given));
    return Instance.of({ ...program, modules: this.#known.of(program.modules) });
  }

  /** The text of a TypeScript file as JavaScript, at the same places; as it is, if it is none. */
  async stripped(file: SourceFile): Promise<string> {
    if (!file.path.endsWith('.ts')) return file.text;
    const translated = await this.#translator.translate(file);
    return 'error' in translated ? file.text : translated.js;
  }
}

/**
 * Modules by what they are: answers of a corpus differ in a file or two, and what is one object is
 * compiled once.
 */
class KnownModules {
  readonly #known = new Map<string, ProgramModule>();

  of(modules: Program['modules']): Program['modules'] {
    return Object.fromEntries(
      Object.entries(modules).map(([url, module]) => {
        const key = url + module.source + JSON.stringify(module.imports);
        const known = this.#known.get(key) ?? module;
        this.#known.set(key, known);
        return [url, known];
      }),
    );
  }
}

export function isHeavy({ check }: Pick<PackedCheck, 'check'>): boolean {
  return check.cost === 'high';
}

async function measureCosts(
  checks: readonly Omit<PackedCheck, 'cost'>[],
  instance: Instance,
): Promise<Pick<Workbench, 'checks' | 'failing'>> {
  const measured: PackedCheck[] = [];
  const failing: string[] = [];
  for (const packed of checks) {
    const { cost, problem } = await costOf(packed, instance);
    if (problem === null) measured.push({ ...packed, cost });
    else failing.push(`the reference does not pass ${problem}`);
  }
  return { checks: measured.toSorted((a, b) => a.cost.ms - b.cost.ms), failing };
}

/** The better of two runs, since the first one also compiles; heavy checks compile little, of what they take. */
async function costOf(
  packed: Omit<PackedCheck, 'cost'>,
  instance: Instance,
): Promise<{ cost: PackedCheck['cost']; problem: string | null }> {
  let [ms, rounds] = [Infinity, 0];
  const transport = instance.transport(undefined, (spent) => {
    rounds = Math.max(rounds, spent);
  });
  let problem: string | null = null;
  const runs = isHeavy(packed) ? 1 : 2;
  for (let run = 0; run < runs; run++) {
    const before = cpuMs();
    const result = await judgeOver(transport, packed, 'cost');
    ms = Math.min(ms, cpuMs() - before);
    if (result.outcome !== 'passed') problem = inWords(result, 'cost');
  }
  return { cost: { ms, rounds }, problem };
}

/** Time that this thread has computed, which does not depend on what else the machine does. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Judges one check on an instance, the way that a submission is judged. */
export function judgeOne(
  packed: PackedCheck,
  instance: Instance,
  seed: string,
): Promise<CheckResult> {
  return judgeOver(instance.transport(), packed, seed);
}

/** The same over a transport. */
export async function judgeOver(
  transport: Transport,
  { pack, check, kind }: Omit<PackedCheck, 'cost'>,
  seed: string,
  onTrace?: (check: string, fingerprint: string) => void,
): Promise<CheckResult> {
  const options = {
    kind,
    seed,
    ...(onTrace === undefined ? {} : { onTrace }),
    transports: {
      for: () => transport,
      again: <T>(_needs: unknown, judge: (same: Transport) => Promise<T>) => judge(transport),
    },
  };
  for await (const result of judgePack({ ...pack, checks: [check] }, options)) return result;
  throw new Error(`${check.id} gave no result`);
}

/** A check that was not passed, in one line for course authors. */
export function inWords({ id, outcome, staff }: CheckResult, seed: string): string {
  return `${id} ${outcome} with seed ${seed}: ${staff ?? ''}`;
}
