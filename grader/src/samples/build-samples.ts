import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
// Types only: where the hidden checks are absent, so is the corpus.
import type * as Samples from '../../checks/15-quantization/corpus/samples.ts';
import type * as Solution from '../../checks/15-quantization/corpus/solution-files.ts';
import type { ModuleSpec } from '../contracts.ts';
import { readStubs } from '../intake/submission.ts';
import { WORKSPACE } from '../workspace.ts';
import { bombZip, sourceZip, traversalZip } from './archives.ts';

type Sample = (typeof Samples.samples)[number];
type Files = ReturnType<typeof Solution.readSolution>;

/**
 * Writes the class that a module's corpus invents into a folder: one archive or folder per student,
 * as a learning platform would hand them out.
 * @returns what was written, in the corpus' order
 * @throws {Error} if the module has no corpus here
 */
export async function buildSamples(
  module: ModuleSpec,
  folder: string,
  checks: string = join(WORKSPACE, 'grader/checks'),
): Promise<readonly string[]> {
  const corpus = join(checks, module.id, 'corpus');
  const urlOf = (file: string) => pathToFileURL(join(corpus, file)).href;
  const { samples, sampleFiles }: typeof Samples = await import(urlOf('samples.ts'));
  const { readSolution }: typeof Solution = await import(urlOf('solution-files.ts'));
  const solution = readSolution();
  const stubs = Object.fromEntries(
    readStubs(module).map(({ path, text }) => [path.slice('src/'.length), text]),
  );
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const sample of samples) {
    written.push(await writeSample(folder, sample, sampleFiles(sample, solution, stubs)));
  }
  return written;
}

async function writeSample(folder: string, sample: Sample, files: Files): Promise<string> {
  const path = join(folder, fileName(sample.student));
  if (sample.format === 'zip') {
    writeFileSync(`${path}.zip`, await archive(sample, files));
    return `${path}.zip`;
  }
  for (const [name, text] of Object.entries(files)) {
    const target = join(path, 'src', name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return path;
}

function archive({ hostile }: Sample, files: Files): Promise<Buffer> {
  if (hostile === undefined) return sourceZip(files);
  return hostile === 'bomb' ? bombZip(files) : traversalZip(files);
}

/** The student's name as far as a file system takes it; a leading dot would hide the file. */
function fileName(student: string): string {
  const forbidden = process.platform === 'win32' ? /[<>:"/\\|?*]/g : /\//g;
  return student.replaceAll(forbidden, '_').replace(/^\./, '_');
}
