import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeBeside } from '@tito/grader';
import { type ArchiveFile, releaseModules, releaseName, zipFiles } from '@tito/grader/authoring';
import { moduleNamed, openCourse, settingsFile } from '../course.ts';
import { UsageError } from '../errors.ts';
import type { Released } from './events/release.ts';
import { say } from '../messages/index.ts';
import { replaceFolder } from './release-folder.ts';

export interface ReleaseJob {
  /** Numbers, slugs, folder names or titles. */
  readonly modules: readonly string[];
  /** Takes the folder and the archive. */
  readonly out: string;
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks: string | undefined;
  /** Whether a module may be given the package that an earlier one of them teaches. */
  readonly isEarlierReadable: boolean;
}

/** What marks a folder as a release: no other folder is ever replaced. */
const MARK = 'bin/bootstrap.cjs';

/**
 * Makes a release as a folder and as an archive of it. Both are written beside and renamed; an earlier
 * release in their place is replaced, and what else was in it kept; any other folder is not replaced.
 */
export async function makeRelease({
  modules: queries,
  out,
  checks,
  isEarlierReadable,
}: ReleaseJob): Promise<Released> {
  const course = openCourse();
  const chosen = new Set(queries.map((query) => moduleNamed(query).id));
  const modules = course.modules.filter(({ id }) => chosen.has(id));
  const name = releaseName(modules);
  const folder = resolve(out, name);
  refuseForeign(folder);
  const settings = settingsFile();
  const { files, ...found } = await releaseModules(
    {
      course,
      modules,
      isEarlierReadable,
      settings: existsSync(settings) ? settings : null,
      ...(checks === undefined ? {} : { checks }),
    },
    course.modules,
  );
  const archive = `${folder}.zip`;
  const bytes = await zipFiles(files.map((file) => ({ ...file, path: `${name}/${file.path}` })));
  const result: Released = {
    modules,
    folder,
    archive,
    files: files.map(sizeOf),
    bytes: bytes.length,
    kept: null,
    ...found,
  };
  if (found.problems.length > 0) return result;
  const kept = await replaceFolder(folder, archive, files);
  await writeBeside(archive, bytes);
  return { ...result, kept };
}

function refuseForeign(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, MARK))) return;
  throw new UsageError(say.release.notReplaced({ folder }), [say.release.otherPlace]);
}

function sizeOf({ path, content }: ArchiveFile) {
  return { path, bytes: Buffer.byteLength(content) };
}
