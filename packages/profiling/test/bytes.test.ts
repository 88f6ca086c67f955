import { expect, test } from 'vitest';
import { formatBytes } from '../src/index.ts';

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [999, '999 B'],
  [1023, '1,023 B'],
  [1024, '1,024 B (1.0 KiB)'],
  [102_208, '102,208 B (99.8 KiB)'],
  [407_080, '407,080 B (397.5 KiB)'],
  [2 ** 20 - 1, '1,048,575 B (1.0 MiB)'],
  [2 ** 20 - 100, '1,048,476 B (1023.9 KiB)'],
  [1_234_567_890, '1,234,567,890 B (1.1 GiB)'],
  [2 ** 50, '1,125,899,906,842,624 B (1024.0 TiB)'],
  [-2048, '-2,048 B (-2.0 KiB)'],
  [-100_000, '-100,000 B (-97.7 KiB)'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([0.5, NaN, Infinity, 2 ** 60])('%d is no number of bytes', (bytes) => {
  expect(() => formatBytes(bytes)).toThrow(RangeError);
  expect(() => formatBytes(bytes)).toThrow(`bytes is ${bytes}: a whole number is needed`);
});
