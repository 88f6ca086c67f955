import type { Diagnosis } from '@tito/grader';
import { printable } from '@tito/grader/plain';
import { type Line, paragraph } from '../line.ts';
import type { Look } from '../look.ts';
import { markWidth } from './result-lines.ts';

const SENTENCE_LENGTH = 600;

/** What is wrong with a task, as surely as it is known, with the id to quote in a question. */
export function diagnosisLines(diagnosis: Diagnosis, look: Look): readonly Line[] {
  const indent = markWidth(look) + 3;
  const ids = diagnosis.ids.map((id) => printable(id)).join(', ');
  const sentences = saidOf(diagnosis).map((sentence) => printable(sentence, SENTENCE_LENGTH));
  return sentences.flatMap((sentence, i) =>
    paragraph(i === sentences.length - 1 ? `${sentence} (${ids})` : sentence, {
      width: look.width,
      indent,
      tone: 'open',
    }),
  );
}

/** One sentence each. */
export function saidOf({ certainty, sentences, from }: Diagnosis): readonly string[] {
  if (certainty === 'follows') return [`This follows from ${from}: mend that first.`];
  const [first = '', second] = sentences;
  const opening = certainty === 'likely' ? 'This looks like: ' : '';
  if (second === undefined) return [`${opening}${first}`];
  return [`One of two: ${first}`, `Or: ${second}`];
}
