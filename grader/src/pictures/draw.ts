import { type Chart, connect, StudentFault, type Transport } from '@tito/check';
import { random } from '@tito/tensor/random';
import type { AnyAlbum } from '../catalog/album.ts';
import type { TaskPicture } from '../contracts.ts';

/** The same data in every picture, so that two runs can be laid side by side. */
const SEED = 'pictures';

/**
 * Draws the pictures of some tasks, one after the other, from what the code at the other end returns.
 * A picture that cannot be drawn says why, and keeps no other from being drawn.
 */
export async function drawAlbum(
  { contract, pictures }: AnyAlbum,
  tasks: ReadonlySet<string>,
  transport: Transport,
): Promise<readonly TaskPicture[]> {
  const connection = connect(transport);
  const remotes = {
    student: connection.remote('student', contract.student),
    given: connection.remote('given', contract.given),
  };
  const drawn: TaskPicture[] = [];
  for (const picture of pictures.filter(({ task }) => tasks.has(task))) {
    const { task, title, caption } = picture;
    const context = { ...remotes, random: random(`${SEED}/${task}`) };
    drawn.push({ task, title, caption, ...(await attempt(() => picture.draw(context))) });
  }
  return drawn;
}

/** Values of another form than a picture needs are no fault of it, and no verdict rests on it. */
async function attempt(draw: () => Promise<Chart>): Promise<Pick<TaskPicture, 'chart' | 'why'>> {
  try {
    return { chart: await draw(), why: null };
  } catch (error) {
    const why = error instanceof StudentFault ? error.message : String(error);
    return { chart: null, why };
  }
}
