// From what is judged to the program that a sandboxed process runs, or to the sentence why there is none.
import type { StackLayer, Subject } from '../contracts.ts';
import { forbiddenImport } from '../intake/imports.ts';
import type { Given } from '../sandbox/given.ts';
import { givenBeside, givenExportsOf, linkReference, linkStudent } from '../sandbox/link.ts';
import { filesOfTasks } from '../sandbox/student-module.ts';
import type { Program } from '../sandbox/program.ts';
import { faultInLayer, layStack, narrowedTo, translateLayers } from '../sandbox/stack.ts';
import { importsBelow, type Prepared } from './prepared.ts';

/** What a process gets beside the subject's code: nothing that the subject may not import. */
export async function givenFor(
  { module, packs, packages, given, givenUnderStack }: Prepared,
  subject: Subject,
  underStack: boolean,
): Promise<Given> {
  if (subject !== 'reference') return underStack ? givenUnderStack : given;
  return packages.given([
    module.reference,
    ...givenBeside(packs.public),
    ...(underStack ? importsBelow(module) : []),
  ]);
}

/** What the subject stands on: the packages, with a learner's modules laid over them. */
export interface Ground {
  readonly given: Given;
  /** The sentence that refuses the stack; the packages alone are given then. */
  readonly refusal: string | null;
}

/** @param stack some of the learner's own modules, or none */
export async function layUnder(
  prepared: Prepared,
  subject: Subject,
  stack: readonly StackLayer[],
): Promise<Ground> {
  const base = await givenFor(prepared, subject, stack.length > 0);
  const layers = await translateLayers(stack, prepared.translator);
  const refusal = layers.map(faultInLayer).find((sentence) => sentence !== null);
  if (refusal !== undefined) return { given: base, refusal };
  // Which modules the course has beside these is no part of what judged.
  const { specifiers } = await givenFor(prepared, subject, false);
  const needed = Object.keys(specifiers).concat(stack.flatMap(({ imports }) => imports));
  return { given: layStack(narrowedTo(base, needed), layers), refusal: null };
}

/** A program, or the sentence that refuses the subject. */
export async function linkSubject(
  { module, packs, translator }: Prepared,
  subject: Subject,
  given: Given,
): Promise<Program | string> {
  const givenExports = givenExportsOf(packs.public, given);
  if (subject === 'reference') return linkReference(module, given, givenExports);
  const files = await filesOfTasks(module, subject.files, translator);
  return forbiddenImport(module, files) ?? linkStudent(module, files, given, givenExports);
}
