import type { Reply, Request, Wire } from '@tito/check';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeReply,
  decodeRequest,
  encodeReply,
  encodeRequest,
  FrameError,
} from '../src/sandbox/frame.ts';
import { FrameReader } from '../src/sandbox/frame-reader.ts';

const NUMBER = { kind: 'number' } as const;
const limits = { replyHeaderBytes: 1 << 20, replyBodyBytes: 1 << 20 };

const array: fc.Arbitrary<Wire> = fc.oneof(
  fc.int8Array().map((data): Wire => ({ wire: 'array', type: 'Int8Array', data, spareBytes: 0 })),
  fc
    .float32Array()
    .map((data): Wire => ({ wire: 'array', type: 'Float32Array', data, spareBytes: 8 })),
);
const { wire } = fc.letrec<{ wire: Wire }>((tie) => ({
  wire: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Wire>(null, undefined, true, false, NaN, Infinity, -Infinity, -0),
    fc.double(),
    fc.string(),
    array,
    fc.nat().map((id): Wire => ({ wire: 'handle', id })),
    fc.string().map((is): Wire => ({ wire: 'unfit', is })),
    fc.array(tie('wire'), { maxLength: 4 }).map((items): Wire => ({ wire: 'list', items })),
    fc.dictionary(fc.string(), tie('wire'), { maxKeys: 4 }).map((fields): Wire => ({
      wire: 'record',
      names: Object.keys(fields),
      values: Object.values(fields),
    })),
  ),
}));

/** Cuts bytes into frames through arbitrary chunks, as a pipe may. */
function frames(bytes: Uint8Array, chunk: number) {
  const reader = new FrameReader(limits);
  const all = [];
  for (let i = 0; i < bytes.length; i += chunk)
    all.push(...reader.push(Buffer.from(bytes.subarray(i, i + chunk))));
  return all;
}

test('every reply survives its frame, whatever chunks it arrives in', () => {
  fc.assert(
    fc.property(wire, fc.integer({ min: 1, max: 64 }), fc.nat(), (value, chunk, id) => {
      const [frame, ...more] = frames(encodeReply(id, { ok: true, value }), chunk);
      expect(more).toEqual([]);
      expect(decodeReply(frame!.header, frame!.body)).toEqual({ id, reply: { ok: true, value } });
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('every request survives its frame', () => {
  fc.assert(
    fc.property(fc.array(wire, { maxLength: 3 }), (args) => {
      const request: Request = {
        op: 'call',
        from: 'student',
        name: 'f',
        args,
        returns: { kind: 'number' },
      };
      const [frame] = frames(encodeRequest(7, request), 1_000);
      // On a buffer of its own, as the sandboxed process reads it.
      const body = Uint8Array.from(frame!.body);
      expect(decodeRequest(frame!.header, body)).toEqual({ id: 7, request });
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('an array that repeats travels as one period, whatever its type and its last, cut period', () => {
  const types = { Float32Array, Int8Array, Float64Array };
  const period = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(
      period,
      fc.constantFrom<keyof typeof types>('Float32Array', 'Int8Array', 'Float64Array'),
      fc.integer({ min: 20_000, max: 40_000 }),
      fc.option(fc.nat()),
      (values, type, length, changed) => {
        const data = Object.assign(new types[type](length));
        for (let i = 0; i < length; i++) data[i] = values[i % values.length] ?? NaN;
        // One value that differs, anywhere, must arrive as well.
        if (changed !== null) data[changed % length] = 99;
        const args: Wire[] = [{ wire: 'array', type, data, spareBytes: 0 }];
        const request: Request = { op: 'call', from: 'given', name: 'f', args, returns: NUMBER };
        const bytes = encodeRequest(1, request);
        const [frame] = frames(bytes, 1 << 20);
        const decoded = decodeRequest(frame!.header, Uint8Array.from(frame!.body));
        expect(decoded).toStrictEqual({ id: 1, request });
        if (changed === null) expect(bytes.length).toBeLessThan(5_000);
      },
    ),
    { seed: 6, numRuns: 60 },
  );
});

test('a reply cannot say that its bytes repeat', () => {
  const header = Buffer.from(
    '{"id":1,"ok":true,"value":{"a":"Int8Array","o":0,"c":1000000000,"s":0,"p":8}}',
  );
  expect(() => decodeReply(header, new Uint8Array(8))).toThrow(FrameError);
});

const listOf = (arrays: string) => Buffer.from(`{"id":1,"ok":true,"value":{"l":[${arrays}]}}`);

test('arrays of a reply are together no larger than what came', () => {
  const shared = '{"a":"Int8Array","o":0,"c":8,"s":0}';
  expect(decodeReply(listOf(shared), new Uint8Array(8)).reply).toMatchObject({ ok: true });
  const many = Array.from({ length: 20_000 }, () => shared).join();
  expect(() => decodeReply(listOf(many), new Uint8Array(8))).toThrow('arrays share bytes');
});

test('bytes that are no reply are a FrameError, never another error', () => {
  const honest = encodeReply(1, {
    ok: true,
    value: {
      wire: 'record',
      names: ['a'],
      values: [{ wire: 'array', type: 'Int8Array', data: new Int8Array(9), spareBytes: 0 }],
    },
  } satisfies Reply);
  const mutation = fc.record({
    at: fc.nat({ max: honest.length - 1 }),
    byte: fc.nat({ max: 255 }),
  });
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 8 }), (mutations) => {
      const bytes = honest.slice();
      for (const { at, byte } of mutations) bytes[at] = byte;
      try {
        for (const frame of frames(bytes, 16)) decodeReply(frame.header, frame.body);
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError);
      }
    }),
    { seed: 6, numRuns: 20_000 },
  );
});
