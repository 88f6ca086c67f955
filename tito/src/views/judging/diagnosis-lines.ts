import type { Diagnosis } from '@tito/grader';
import { printable } from '@tito/grader/plain';
import { type Line, paragraph } from '../line.ts';
import type { Look } from '../look.ts';
import { markWidth } from './result-lines.ts';
import { say } from '../../messages/index.ts';

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
  if (certainty === 'follows') return [say.diagnosis.follows({ task: from ?? '' })];
  const [first = '', second] = sentences;
  if (second !== undefined) {
    return [
      say.diagnosis.oneOfTwo({ sentence: first }),
      say.diagnosis.orElse({ sentence: second }),
    ];
  }
  return [certainty === 'likely' ? say.diagnosis.looksLike({ sentence: first }) : first];
}
