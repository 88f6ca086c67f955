import { contract, type Pack15 } from '@tito/module-15-quantization/contract';
import { pack as publicPack } from '@tito/module-15-quantization/checks';

const CHECKS = 25;

/** Light checks: the first public ones of module 15. They draw little and compare little. */
export const pack: Pack15 = {
  contract,
  given: publicPack.given,
  checks: publicPack.checks.slice(0, CHECKS),
};
