import { loadAlbum } from '../catalog/album.ts';
import type { StackLayer, Subject, TaskPicture } from '../contracts.ts';
import { givenFor, linkSubject } from '../grading/link-subject.ts';
import { type Prepared, sessionsOf } from '../grading/prepared.ts';
import { layStack, translateLayers } from '../sandbox/stack.ts';
import { drawAlbum } from './draw.ts';

export interface DrawOptions {
  readonly subject: Subject;
  /** Their ids. */
  readonly tasks: readonly string[];
  /** The learner's finished modules that this one builds on. */
  readonly stack?: readonly StackLayer[];
}

/**
 * Pictures of some tasks, from what the subject's own code returns: none where the module has none, or
 * where the subject is one that would be refused. They decide nothing.
 */
export async function drawTasks(
  prepared: Prepared,
  { subject, tasks, stack = [] }: DrawOptions,
): Promise<readonly TaskPicture[]> {
  const album = await loadAlbum(prepared.module);
  const asked = new Set(tasks);
  if (album === null || !album.pictures.some(({ task }) => asked.has(task))) return [];
  return prepared.turns.shared(async () => {
    const base = await givenFor(prepared, subject, stack.length > 0);
    const given = layStack(base, await translateLayers(stack, prepared.translator));
    const program = await linkSubject(prepared, subject, given);
    if (typeof program === 'string') return [];
    const sessions = sessionsOf(prepared, program);
    return drawAlbum(album, asked, sessions.for(undefined)).finally(() => sessions.close());
  });
}
