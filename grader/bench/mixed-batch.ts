// node grader/bench/mixed-batch.ts [honest] [hostile]
//
// Judges an honest class alone and mixed with attacks of every category, endless ones among them, and
// prints whether every honest verdict is the same, how long both took, and the processor time of an
// honest hand-in's own processes in both: grandchildren too, as the grader counts it for records.
import { compareMixed } from '../attacks/mixed-batch.ts';
import { cases } from '../attacks/index.ts';

const [honest = 200, hostile = 60] = process.argv.slice(2).map(Number);
const step = cases.length / hostile;
const chosen = Array.from({ length: hostile }, (_, i) => cases[Math.floor(i * step)]).filter(
  (attack) => attack !== undefined,
);

const { aloneMs, mixedMs, processor, ...compared } = await compareMixed(honest, chosen);
console.log({
  ...compared,
  aloneSeconds: Math.round(aloneMs / 100) / 10,
  mixedSeconds: Math.round(mixedMs / 100) / 10,
  processor,
});
process.exitCode = compared.changed.length + compared.broken.length === 0 ? 0 : 1;
