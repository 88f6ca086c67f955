import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Corpus } from '../catalog/corpus.ts';
import type { SourceFile } from '../contracts.ts';
import { WORKSPACE } from '../workspace.ts';
import { gradedFiles } from './graded.ts';
import { forEach, type Part } from './part.ts';
import { collectContents } from './release/contents.ts';
import { parseModule, walk } from './syntax.ts';
import type { Workbench } from './workbench.ts';

/** Something that learners are not given, as it would be found in a text without white space. */
export interface Secret {
  readonly what: string;
  readonly compact: string;
  /** `checks`: words of hidden checks. `implementation`: statements of the package and the solution. */
  readonly of: 'checks' | 'implementation';
  /** Whether it says where it is from. A short title may be anybody's words, about another module. */
  readonly isDistinctive: boolean;
}

/** A statement that is shorter than this, without white space, says nothing about where it is from. */
const SHORTEST_STATEMENT = 40;
/** Fewer words could be anybody's. */
const FEWEST_WORDS = 4;

/**
 * What learners are given holds nothing of what they are not: no id, title or sentence of a hidden
 * check, no statement of the graded implementation or of the model solution.
 */
export const leaks: Part = async function* (bench, corpus) {
  const files = await released(bench);
  const secrets = await secretsOf(bench, corpus);
  const problems: string[] = [];
  yield* forEach(files, async (file) => {
    problems.push(...leaksIn(file, secrets));
  });
  const figures = { files: files.length, secrets: secrets.length, leaks: problems.length };
  return { figures, problems, notes: [] };
};

/**
 * All that learners of a module are not given.
 * @param options whether statements of the implementation are among it: not where learners may read it
 */
export async function secretsOf(
  bench: Workbench,
  corpus: Corpus,
  options: { readonly statements: boolean } = { statements: true },
): Promise<readonly Secret[]> {
  const words = await hiddenWords(bench);
  return options.statements ? [...words, ...(await statements(bench, corpus))] : words;
}

/** Where a text holds such a thing, a sentence each. */
export function leaksIn({ path, text }: SourceFile, secrets: readonly Secret[]): readonly string[] {
  const place = compacted(text);
  return secrets.flatMap(({ what, compact: secret }) => {
    const at = place.compact.indexOf(secret);
    return at === -1 ? [] : [`${path}:${place.lineAt(at)} holds ${what}`];
  });
}

/** The files of a release of the module, as they are searched. */
async function released(bench: Workbench): Promise<readonly SourceFile[]> {
  const { files } = collectContents(bench.workspace, [bench.module]);
  const stripped = [...files].map(async ([path, text]) => ({
    path,
    text: await bench.stripped({ path, text }),
  }));
  return Promise.all(stripped);
}

/** Folders that are made by tools, and change under whoever reads them, are not even entered. */
function filesBelow(folder: string, without: readonly string[]): readonly SourceFile[] {
  const leftOut = new Set([...without, 'node_modules', 'dist']);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : filesBelow(path, without);
    return entry.isFile()
      ? [{ path: relative(WORKSPACE, path), text: readFileSync(path, 'utf8') }]
      : [];
  });
}

/** Ids, titles and sentences of the hidden checks, but for those that public checks have too. */
async function hiddenWords(bench: Workbench): Promise<readonly Secret[]> {
  const { module, hiddenFolder } = bench;
  const ids = new Set(bench.checks.map(({ check }) => check.id));
  const known = (await textsIn(bench, join(module.folder, 'checks'))).map(compact);
  const texts = await textsIn(bench, join(hiddenFolder, module.id));
  return [...new Set(texts)]
    .filter((text) => !known.some((other) => other.includes(compact(text))))
    .map((text) => ({
      what: `"${shown(text)}" of a hidden check`,
      compact: compact(text),
      of: 'checks' as const,
      isDistinctive: ids.has(text) || compact(text).length >= SHORTEST_STATEMENT,
    }));
}

function isSentence(text: string): boolean {
  return text.trim().split(/\s+/).length >= FEWEST_WORDS;
}

/** Texts of the program files of a folder: ids of checks, and all that is a sentence. */
async function textsIn(bench: Workbench, folder: string): Promise<readonly string[]> {
  const texts: string[] = [];
  const files = filesBelow(folder, ['corpus', 'model']).filter(({ path }) => path.endsWith('.ts'));
  for (const file of files) {
    walk(parseModule(await bench.stripped(file)), (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') texts.push(node.value);
      if (node.type === 'TemplateElement') texts.push(node.value.cooked ?? '');
    });
  }
  const ids = new Set(bench.checks.map(({ check }) => check.id));
  return texts.filter((text) => ids.has(text) || isSentence(text));
}

/**
 * The statements that tell the graded implementation and the model solution from other programs: the
 * packages under the module may have the same ones.
 */
async function statements(bench: Workbench, { solution }: Corpus): Promise<readonly Secret[]> {
  const reference = gradedFiles(bench).map(({ file, source }) => ({ path: file, text: source }));
  const own = solution.map(async (file) => ({ path: file.path, text: await bench.stripped(file) }));
  const below = packagesBelow(bench);
  const secrets = new Map<string, Secret>();
  for (const { path, text } of [...reference, ...(await Promise.all(own))]) {
    walk(parseModule(text), ({ type, start, end }) => {
      const found = compact(text.slice(start, end));
      if (!STATEMENTS.has(type) || found.length < SHORTEST_STATEMENT) return;
      if (below.some((other) => other.includes(found))) return;
      const what = `"${shown(text.slice(start, end))}" of ${path}`;
      secrets.set(found, { what, compact: found, of: 'implementation', isDistinctive: true });
    });
  }
  return [...secrets.values()];
}

/** Texts of the given packages, without those of the package that is graded. */
function packagesBelow({ given, module, reference }: Workbench): readonly string[] {
  const entry = Object.values(reference.exports.student)[0] ?? '';
  const graded = entry.split('/').slice(0, -2).join('/');
  if (graded === '') throw new Error(`${module.reference} exports nothing that is graded`);
  return Object.entries(given.modules)
    .filter(([url]) => !url.startsWith(`${graded}/`))
    .map(([, { source }]) => compact(source));
}

const STATEMENTS: ReadonlySet<string> = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
]);

/** A text in one line. */
function shown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function compact(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** A text without white space, and the line that each place of it came from. */
function compacted(text: string): { compact: string; lineAt: (at: number) => number } {
  const lines = text.split('\n').map(compact);
  return {
    compact: lines.join(''),
    lineAt: (at) => {
      let line = 0;
      for (let seen = 0; seen <= at && line < lines.length; line++)
        seen += lines[line]?.length ?? 0;
      return line;
    },
  };
}
