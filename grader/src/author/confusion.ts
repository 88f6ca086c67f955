import { createHash, type Hash } from 'node:crypto';
import type { Reply, Request, Transport, Wire } from '@tito/check';
import { Instance } from './instance.ts';
import { forEach, type Part } from './part.ts';
import { judgeOver, type Workbench } from './workbench.ts';

/**
 * Which mistakes cannot be told apart by what the public checks are answered, so that no table of known
 * mistakes could: those that answer like a right program, and those of other mistakes' answers whose
 * sentences differ. Neither is a fault; a learner then gets no diagnosis, or one of two.
 */
export const confusion: Part = async function* (bench, corpus) {
  const right = await rightTraces(bench, corpus);
  const byTrace = new Map<string, string[]>();
  yield* forEach(corpus.mistakes, async ({ id, files }) => {
    const trace = await publicTrace(bench, await bench.student(files));
    byTrace.set(trace, [...(byTrace.get(trace) ?? []), id]);
  });
  const sentences = new Map(corpus.mistakes.map(({ id, sentence }) => [id, sentence]));
  const unseen = [...byTrace].flatMap(([trace, ids]) => (right.has(trace) ? ids : []));
  const confused = [...byTrace].flatMap(([trace, ids]) => {
    const isTold = right.has(trace) || new Set(ids.map((id) => sentences.get(id))).size < 2;
    return isTold ? [] : [ids];
  });
  return {
    figures: {
      mistakes: corpus.mistakes.length,
      'seen by hidden checks only': unseen.length,
      confused: confused.flat().length,
    },
    problems: [],
    notes: [
      ...(unseen.length === 0 ? [] : [`seen by hidden checks only: ${unseen.join(', ')}`]),
      ...confused.map((ids) => `the same to the public checks: ${ids.join(', ')}`),
    ],
  };
};

async function rightTraces(
  bench: Workbench,
  { solution, variants }: Parameters<Part>[1],
): Promise<ReadonlySet<string>> {
  const traces = new Set([await publicTrace(bench, Instance.of(bench.reference))]);
  for (const files of [solution, ...variants.map((variant) => variant.files)]) {
    traces.add(await publicTrace(bench, await bench.student(files)));
  }
  return traces;
}

/** A digest of every call of the public checks and of what came back. */
async function publicTrace({ checks }: Workbench, instance: Instance): Promise<string> {
  const hash = createHash('sha256');
  const inner = instance.transport();
  const transport: Transport = {
    request: async (request) => {
      const reply = await inner.request(request);
      addExchange(hash, request, reply);
      return reply;
    },
  };
  const ofPublic = checks.filter(({ kind }) => kind === 'public');
  for (const packed of ofPublic.toSorted((a, b) => (a.check.id < b.check.id ? -1 : 1))) {
    await judgeOver(transport, packed, '');
  }
  return hash.digest('hex');
}

/** Of a fault its kind and the error's name; its text is everybody's own. */
function addExchange(hash: Hash, request: Request, reply: Reply): void {
  hash.update(`${request.op} ${'name' in request ? request.name : ''}\n`);
  if (reply.ok) addValue(hash, reply.value);
  else hash.update(`${reply.fault} ${reply.name}\n`);
}

function addValue(hash: Hash, value: Wire): void {
  if (typeof value !== 'object' || value === null) {
    hash.update(`${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}\n`);
    return;
  }
  hash.update(`${value.wire}\n`);
  switch (value.wire) {
    case 'array': {
      const { data, type, spareBytes } = value;
      hash.update(`${type} ${spareBytes}\n`);
      hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      return;
    }
    case 'record':
      for (const field of value.values) addValue(hash, field);
      return;
    case 'list':
      for (const item of value.items) addValue(hash, item);
      return;
    case 'unfit':
      hash.update(`${value.is}\n`);
      return;
    case 'handle':
  }
}
