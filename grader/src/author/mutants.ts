import type { Corpus, Equivalents, Unreached } from '../catalog/corpus.ts';
import { type GradedFile, gradedFiles } from './graded.ts';
import { Instance } from './instance.ts';
import { type Mutant, mutantsOf, type Operator } from './mutate.ts';
import { forEach, type Part } from './part.ts';
import { judgeOver, type PackedCheck, type Workbench } from './workbench.ts';

/** A mutant, and the file that it is of. */
interface Planted {
  readonly mutant: Mutant;
  readonly graded: GradedFile;
}

interface Count {
  made: number;
  killed: number;
  equivalent: number;
}

const SEED = 'mutants';

/** A mutant's call may go round its loops so many times as often as the reference's: no longer than that. */
const PATIENCE = 10;
/** What a check takes beside what was measured: every mutant is compiled anew. */
const COLD_MS = 0.3;
/** What a kill in the same function says of the next one there, against one elsewhere in the file. */
const NEARER = 200;
/** And this often in any case: inputs are drawn, and some are longer. */
const FEW_ROUNDS = 100_000;

/**
 * Small wrong changes of the reference: the checks kill each, or the corpus lists it with the reason
 * why none can. The short form takes the corpus' word; the full one holds it against the checks.
 */
export const mutants: Part = async function* (bench, { equivalents, graded }, { isShort }) {
  const reached = gradedFiles(bench);
  const asked =
    graded === undefined ? reached : reached.filter(({ file }) => graded.includes(file));
  const all = asked.flatMap((file) =>
    mutantsOf(file.source).map((mutant): Planted => ({ mutant, graded: file })),
  );
  const problems = [...unreached(graded ?? [], reached), ...staleEntries(all, equivalents)];
  const counts = new Map<Operator, Count>();
  const hunter = new Hunter(bench);
  yield* forEach(all, async (planted) => {
    const { operator } = planted.mutant;
    const count = counts.get(operator) ?? { made: 0, killed: 0, equivalent: 0 };
    counts.set(operator, count);
    count.made++;
    const isListed = equivalents.some((entry) => covers(entry, planted));
    if (isListed) count.equivalent++;
    if (isListed && isShort) return;
    const killer = await hunter.kill(planted);
    if (!isListed && killer !== null) count.killed++;
    if (!isListed && killer === null) problems.push(`${describe(planted)} survives`);
    if (isListed && killer !== null) {
      problems.push(`${describe(planted)} is listed as equivalent, but ${killer} kills it`);
    }
  });
  return { figures: figuresOf([...counts.values()]), problems, notes: notesOf(counts) };
};

/** Files that are named as graded and that no graded export leads to. */
function unreached(named: readonly string[], reached: readonly GradedFile[]): string[] {
  return named
    .filter((name) => !reached.some(({ file }) => file === name))
    .map((name) => `the corpus names ${name} as graded, which no graded export reaches`);
}

function figuresOf(counts: readonly Count[]): Record<string, number> {
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  const [made, killed, equivalent] = [sum('made'), sum('killed'), sum('equivalent')];
  return { mutants: made, killed, equivalent, survived: made - killed - equivalent };
}

function notesOf(counts: ReadonlyMap<Operator, Count>): string[] {
  return [...counts].map(
    ([operator, { made, killed, equivalent }]) =>
      `${operator}: ${made} made, ${killed} killed, ${equivalent} equivalent`,
  );
}

/** Looks for a check that a mutant does not pass, the likeliest and cheapest first. */
class Hunter {
  readonly #checks: readonly PackedCheck[];
  readonly #reference: Instance;
  readonly #kills = new Map<string, number>();

  constructor({ checks, reference }: Workbench) {
    this.#checks = checks;
    this.#reference = Instance.of(reference);
  }

  /** The id of the check, or null. */
  async kill({ graded: { url, file }, mutant }: Planted): Promise<string | null> {
    const { imports = {} } = this.#reference.module(url);
    const instance = this.#reference.with({ [url]: { source: mutant.source, imports } });
    for (const packed of this.#inOrder(file, mutant.within)) {
      const transport = instance.transport(PATIENCE * packed.cost.rounds + FEW_ROUNDS);
      const { outcome } = await judgeOver(transport, packed, SEED);
      if (outcome === 'passed') continue;
      for (const place of [file, `${file} ${mutant.within}`]) this.#note(place, packed);
      return packed.check.id;
    }
    return null;
  }

  #note(place: string, { check }: PackedCheck): void {
    const key = `${place} ${check.id}`;
    this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
  }

  /** What killed mutants of the same function comes first, then of the same file; the rest by cost. */
  #inOrder(file: string, within: string): readonly PackedCheck[] {
    const killsAt = (place: string, { check }: PackedCheck) =>
      this.#kills.get(`${place} ${check.id}`) ?? 0;
    const worth = (packed: PackedCheck) =>
      (NEARER * killsAt(`${file} ${within}`, packed) + killsAt(file, packed)) /
      (COLD_MS + packed.cost.ms);
    const worths = new Map(this.#checks.map((packed) => [packed, worth(packed)]));
    return this.#checks.toSorted((a, b) => (worths.get(b) ?? 0) - (worths.get(a) ?? 0));
  }
}

function covers(entry: Equivalents | Unreached, { graded, mutant }: Planted): boolean {
  if (entry.file !== graded.file || entry.within !== mutant.within) return false;
  return !('was' in entry) || (entry.was === mutant.was && entry.became.includes(mutant.became));
}

/** Entries that speak of a place that is no longer there. */
function staleEntries(all: readonly Planted[], equivalents: Corpus['equivalents']): string[] {
  const isThere = (entry: Equivalents | Unreached) => all.some((planted) => covers(entry, planted));
  return equivalents.flatMap((entry) => {
    const { file, within } = entry;
    if (!('was' in entry)) {
      return isThere(entry) ? [] : [`equivalents.ts, ${file}: no mutant is in ${within}`];
    }
    return entry.became
      .filter((became) => !isThere({ ...entry, became: [became] }))
      .map((became) => `equivalents.ts, ${file}: no mutant turns "${entry.was}" into "${became}"`);
  });
}

function describe({ graded, mutant: { line, operator, was, became } }: Planted): string {
  return `${graded.file}:${line} (${operator}) "${was}" -> "${became}"`;
}
