import { contract, type Pack15 } from '@tito/module-15-quantization/contract';
import { pack as publicPack } from '@tito/module-15-quantization/checks';

const CHECKS = 25;

/** Hands in 200,000 values, which takes longer than all the others together. */
const HEAVY = '15.2-public-any-size';

/** Light checks: the first public ones of module 15 that draw little and compare little. */
export const pack: Pack15 = {
  contract,
  given: publicPack.given,
  checks: publicPack.checks.filter(({ id }) => id !== HEAVY).slice(0, CHECKS),
};
