// The archive that a learner hands in: made of what would be judged, and taken in once before it is given
// out, so that grading accepts it.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { zipTexts } from '../archives/zip.ts';
import type { ModuleSpec, Refusal, SourceFile, StackLayer, Submission } from '../contracts.ts';
import { hashPacks } from '../evidence/means.ts';
import { readLearner } from '../intake/from-folder.ts';
import { readArchive } from '../intake/from-zip.ts';
import { forbiddenImport } from '../intake/imports.ts';
import { encodeManifest, listed, MANIFEST, type Manifest } from '../intake/manifest.ts';
import { readStubs } from '../intake/submission.ts';
import { reachableFrom, type StudentModule, translateAll } from '../sandbox/student-module.ts';
import { Translator } from '../sandbox/translate/translator.ts';

export interface HandInOptions {
  readonly module: ModuleSpec;
  /** Where the learner's `src/` lies. */
  readonly folder: string;
  /** Finished earlier modules that are handed in with it. */
  readonly stack: readonly StackLayer[];
  /** Version of what packs. */
  readonly version: string;
}

/** What earns nothing as it is: a task's file that is not there, a link, not begun, or not to be read. */
export type HandInWarning =
  | {
      readonly what: 'missing' | 'link' | 'untouched';
      readonly file: string;
      /** Ids of the tasks that it is for. */
      readonly tasks: readonly string[];
    }
  | {
      readonly what: 'unreadable';
      readonly file: string;
      /** What the parser says. */
      readonly why: string;
    };

/** An archive to hand in. Equal files give equal bytes. */
export interface HandIn {
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
  /** Of the judged files, as records name it. */
  readonly sha256: string;
  readonly warnings: readonly HandInWarning[];
  /** Files of the learner's that nothing asks for or imports. */
  readonly leftOut: readonly string[];
}

/** Packs a learner's module, or says why grading would refuse it. */
export async function packHandIn(options: HandInOptions): Promise<HandIn | Refusal> {
  const { module, folder } = options;
  const submission = await readLearner(module, folder);
  if ('reason' in submission) return submission;
  const reached = await reachedFiles(module, submission);
  const reason = forbiddenImport(module, reached);
  if (reason !== null) return { id: submission.id, name: submission.name, reason };
  const isThere = ({ path }: { path: string }) => kindOf(join(folder, path)) === 'file';
  const paths = new Set(reached.filter(isThere).map(({ path }) => path));
  const files = submission.files.filter(({ path }) => paths.has(path));
  const manifest = manifestOf(options, [...files, ...layerFiles(options.stack)]);
  const bytes = await bytesOf(manifest, [...files, ...layerFiles(options.stack)]);
  const taken = await readArchive(module, Buffer.from(bytes));
  if ('reason' in taken) return taken;
  return {
    bytes,
    manifest,
    sha256: taken.sha256,
    warnings: [...unwritten(options, files), ...unreadable(reached)],
    leftOut: submission.files
      .filter((file) => isThere(file) && !paths.has(file.path))
      .map(({ path }) => path),
  };
}

async function reachedFiles(
  module: ModuleSpec,
  { files }: Submission,
): Promise<readonly StudentModule[]> {
  const translator = Translator.forHandingIn();
  try {
    const tasks = module.tasks.map(({ file }) => file);
    return reachableFrom(tasks, await translateAll(files, translator));
  } finally {
    translator.close();
  }
}

function layerFiles(stack: readonly StackLayer[]): readonly SourceFile[] {
  return stack.flatMap(({ module, files }) =>
    files.map(({ path, text }) => ({ path: `stack/${module}/${path}`, text })),
  );
}

function manifestOf({ module, version }: HandInOptions, files: readonly SourceFile[]): Manifest {
  const contents = files.map(({ path, text }) => [path, Buffer.from(text)] as const);
  return {
    schema: 1,
    module: module.id,
    versions: {
      tito: version,
      module: hashPacks(module, null).public ?? '',
      node: process.version,
    },
    files: listed(new Map(contents)),
  };
}

function bytesOf(manifest: Manifest, files: readonly SourceFile[]): Promise<Uint8Array> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return zipTexts(texts.set(MANIFEST, encodeManifest(manifest)));
}

/** Links are not followed: where one stands for a file, that file is not the learner's. */
function kindOf(path: string): 'file' | 'link' | 'missing' {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() === true) return 'link';
  return stats?.isFile() === true ? 'file' : 'missing';
}

/** Tasks whose file is missing, a link, or the one that everybody starts from. */
function unwritten(
  { module, folder }: HandInOptions,
  files: readonly SourceFile[],
): readonly HandInWarning[] {
  const stubs = new Map(readStubs(module).map(({ path, text }) => [path, text]));
  const own = new Map(files.map(({ path, text }) => [path, text]));
  return [...new Set(module.tasks.map(({ file }) => file))].flatMap((file): HandInWarning[] => {
    const tasks = module.tasks.filter((task) => task.file === file).map(({ id }) => id);
    if (!own.has(file)) {
      const what = kindOf(join(folder, file)) === 'link' ? 'link' : 'missing';
      return [{ what, file, tasks }];
    }
    return own.get(file) === stubs.get(file) ? [{ what: 'untouched', file, tasks }] : [];
  });
}

function unreadable(files: readonly StudentModule[]): readonly HandInWarning[] {
  return files.flatMap(({ path, translated }) =>
    'error' in translated ? [{ what: 'unreadable', file: path, why: translated.error }] : [],
  );
}
