import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadCorpus, type SampleSubmission } from '../catalog/corpus.ts';
import type { ModuleSpec, SourceFile } from '../contracts.ts';
import { readStubs } from '../intake/submission.ts';
import { WORKSPACE } from '../workspace.ts';
import { bombZip, sourceZip, traversalZip } from './archives.ts';

type Sources = readonly SourceFile[];

/**
 * Writes the class that a module's corpus invents into a folder: one archive or folder per student,
 * as a learning platform would hand them out.
 * @returns what was written, in the corpus' order
 * @throws {Error} if the module has no corpus here, or one without a class
 */
export async function buildSamples(
  module: ModuleSpec,
  folder: string,
  checks: string = join(WORKSPACE, 'grader/checks'),
): Promise<readonly string[]> {
  const corpus = await loadCorpus(module, checks);
  if (corpus?.samples === undefined) {
    throw new Error(`${join(checks, module.id)} has no corpus with a sample class`);
  }
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const sample of corpus.samples) {
    written.push(await writeSample(folder, sample, sample.files ?? readStubs(module)));
  }
  return written;
}

async function writeSample(
  folder: string,
  sample: SampleSubmission,
  files: Sources,
): Promise<string> {
  const path = join(folder, fileName(sample.student));
  if (sample.format === 'zip') {
    writeFileSync(`${path}.zip`, await archive(sample, files));
    return `${path}.zip`;
  }
  for (const file of files) {
    const target = join(path, file.path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
  return path;
}

function archive({ hostile }: SampleSubmission, files: Sources): Promise<Buffer> {
  if (hostile === undefined) return sourceZip(files);
  return hostile === 'bomb' ? bombZip(files) : traversalZip(files);
}

/** The student's name as far as a file system takes it; a leading dot would hide the file. */
function fileName(student: string): string {
  const forbidden = process.platform === 'win32' ? /[<>:"/\\|?*]/g : /\//g;
  return student.replaceAll(forbidden, '_').replace(/^\./, '_');
}
