import { edit } from '../../../../src/author/edits.ts';
import type { Edit } from '../../../../src/author/edits.ts';

const QPARAMS = 'qparams.ts';
const QUANTIZE = 'quantize.ts';
const firstComment = '/** The smallest normal float32;';
const firstStatement = '  if (!Number.isFinite(min)';
const answer = 'return { scale, zeroPoint: -128 + Math.round(-low / scale) };';
const codes = 'return { data, shape: [...x.shape], scale, zeroPoint };';

/** Code that runs when `qparams.ts` is loaded, before anything of it is called. */
export function atImport(code: string): readonly Edit[] {
  return [edit(QPARAMS, firstComment, `${code}\n\n${firstComment}`)];
}

/** Statements at the beginning of `chooseQParams`. */
export function inChooseQParams(code: string): readonly Edit[] {
  return [edit(QPARAMS, firstStatement, `  ${code}\n${firstStatement}`)];
}

/** Another return value of `chooseQParams` for asymmetric ranges. */
export function answering(expression: string): readonly Edit[] {
  return [edit(QPARAMS, answer, `return ${expression} as any;`)];
}

/** Another return value of `quantizeInt8`. */
export function answeringCodes(expression: string): readonly Edit[] {
  return [edit(QUANTIZE, codes, `return ${expression} as any;`)];
}

/** Makes `chooseQParams` wrong: every range gets scale 1 and zero point 0. */
export const wrongParameters: readonly Edit[] = [
  edit(
    QPARAMS,
    '  const low = Math.min(min, 0);',
    '  if (min <= max) return { scale: 1, zeroPoint: 0 };\n  const low = Math.min(min, 0);',
  ),
];
