import type { TaskPicture } from '@tito/grader';
import { printable } from '@tito/grader/plain';
import { EMPTY_LINE, type Line, line, paragraph } from '../line.ts';
import type { Look } from '../look.ts';
import { chartLines } from './chart-lines.ts';
import { say } from '../../messages/index.ts';

const WHY_LENGTH = 300;

/** A picture of a task: its title, the picture itself, and what there is to see. */
export function pictureLines(picture: TaskPicture, look: Look): readonly Line[] {
  const { task, title, caption, chart, why } = picture;
  const { width } = look;
  const head = [EMPTY_LINE, line(`${task} ${title}`, 'strong')];
  if (chart === null) {
    const sentence = say.picture.none({ why: printable(why ?? '', WHY_LENGTH) });
    return [...head, ...paragraph(sentence, { width, indent: 2, tone: 'quiet' })];
  }
  return [...head, ...chartLines(chart, look), ...paragraph(caption, { width, indent: 2 })];
}
