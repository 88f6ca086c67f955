import { expect, test } from 'vitest';
import { zeroPointIs } from '../checks/judging.ts';

test('where no code is near the place of 0, the scale is said to be wrong and no such code is asked for', () => {
  for (const position of [10_133, -128.6, Number.NaN]) {
    const finding = zeroPointIs(-43, position, 'chooseQParams: the zero point is off.', 'kept');
    expect(finding).toMatchObject({
      ok: false,
      student: expect.stringMatching(/no int8 code is that of 0: the scale is wrong\.$/),
      staff: expect.not.stringContaining('expected'),
    });
  }
  expect(zeroPointIs(-128, -128.5, '', 'kept').ok).toBe(true);
  expect(zeroPointIs(-43, -42, 'chooseQParams:', 'told')).toMatchObject({
    ok: false,
    student: 'chooseQParams: zeroPoint is -43, expected -42.',
  });
});
