import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Turns } from '../src/turns.ts';

/** A turn of the event loop, so that others come to run. */
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

test('whoever is alone is alone, everybody gets a turn, and sharing goes on afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
      async (plan) => {
        const turns = new Turns();
        let [sharing, alone, finished] = [0, 0, 0];
        const aloneOnce = async () => {
          sharing--;
          await turns.alone(async () => {
            alone++;
            expect({ sharing, alone }).toEqual({ sharing: 0, alone: 1 });
            await pause();
            alone--;
          });
          sharing++;
        };
        const work = async (timesAlone: number) => {
          sharing++;
          expect(alone).toBe(0);
          await pause();
          for (let i = 0; i < timesAlone; i++) await aloneOnce();
          sharing--;
          finished++;
        };
        await Promise.all(plan.map((timesAlone) => turns.shared(() => work(timesAlone))));
        expect({ sharing, alone, finished }).toEqual({
          sharing: 0,
          alone: 0,
          finished: plan.length,
        });
      },
    ),
  );
});

const failing = () => Promise.reject(new Error('no'));

test('work that fails gives its turn back, alone or not', async () => {
  const turns = new Turns();
  await expect(turns.shared(failing)).rejects.toThrow('no');
  await expect(turns.shared(() => turns.alone(failing))).rejects.toThrow('no');
  expect(await turns.shared(() => turns.alone(() => Promise.resolve(7)))).toBe(7);
});
