import type { TargetCheck, TargetPack } from './contract.ts';
import { contract } from './contract.ts';
import { counts, doubles, example, refusesInfinity, scales, signsOf } from './questions.ts';

type Judge = TargetCheck['judge'];

function check(id: string, title: string, judge: Judge): TargetCheck {
  return { id, task: id.slice(0, 4), title, weight: 1, mustFail: [], judge };
}

export const pack: TargetPack = {
  contract,
  given: '@tito/tensor',
  checks: [
    check('00.1-doubles-three', 'double(3) is 6', ({ student }) => doubles(student, 3)),
    check('00.1-refuses-infinity', 'double(Infinity) throws', ({ student }) =>
      refusesInfinity(student),
    ),
    check('00.2-scales-by-two', 'scale doubles six values', ({ student }) =>
      scales(student, example(), 2),
    ),
    check('00.3-signs-of-six', 'signs of six values', ({ student }) => signsOf(student, example())),
    check('00.4-counts-to-six', 'a counter adds up', ({ student }) => counts(student, 1, [2, 3])),
  ],
};
