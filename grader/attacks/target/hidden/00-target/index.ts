import { randomUniform } from '@tito/tensor';
import {
  contract,
  type TargetCheck,
  type TargetPack,
} from '../../modules/00-target/checks/contract.ts';
import { counts, doubles, scales, signsOf } from '../../modules/00-target/checks/questions.ts';

function check(id: string, title: string, judge: TargetCheck['judge']): TargetCheck {
  return { id, task: id.slice(0, 4), title, weight: 1, mustFail: [], judge };
}

/** The same questions with inputs that a submission cannot know. */
export const pack: TargetPack = {
  contract,
  given: '@tito/tensor',
  checks: [
    check('00.1-doubles-anything', 'double of a drawn number', ({ student, random }) =>
      doubles(student, 1_000 * random.uniform()),
    ),
    check('00.2-scales-anything', 'scale of a drawn tensor', ({ student, random }) =>
      scales(student, randomUniform([4, 5], random, -1, 1), 2 + random.integer(9)),
    ),
    check('00.3-signs-of-anything', 'signs of a drawn tensor', ({ student, random }) =>
      signsOf(student, randomUniform([3, 2, 2], random, -1, 1)),
    ),
    check('00.4-counts-anything', 'a counter of drawn numbers', ({ student, random }) =>
      counts(student, random.integer(100), [random.integer(100), random.integer(100)]),
    ),
  ],
};
