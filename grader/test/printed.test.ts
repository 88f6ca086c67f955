// What a submission prints, from its process into the record: real processes, no mocks.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GradeRecord, Submission } from '../src/contracts.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { double, GOOD, hiddenChecks } from './support/double.ts';

let grader: ModuleGrader;
beforeAll(async () => {
  grader = await ModuleGrader.open(double, { checks: hiddenChecks });
});
afterAll(() => grader.close());

function grade(file: string): Promise<GradeRecord> {
  const texts = { ...GOOD, 'src/double.ts': file };
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const subject: Submission = { id: 'a', name: 'a', sha256: '0'.repeat(64), files, ignored: [] };
  return grader.grade({ subject, packs: ['public', 'hidden'], seed: 'x', origin: 'grade' });
}

const doubles = (first: string) => `export function double(x: number): number {\n${first}\n}\n`;

test('each pack has its own text, to the last line, in every run', async () => {
  for (let run = 0; run < 10; run++) {
    const { printed } = await grade(doubles("console.log('x is', x, '李'); return 2 * x;"));
    expect(printed.public).toEqual({ text: 'x is 3 李\n', isCut: false });
    expect(printed.hidden.text).toMatch(/^x is 0\.\d+ 李\n$/);
  }
});

test('what was printed before an error is kept, of the loading of a file too', async () => {
  const { printed, results } = await grade(
    `console.log('loaded');\n${doubles("console.log('deep'); return double(x) + 1;")}`,
  );
  expect(results[0]).toMatchObject({ outcome: 'errored' });
  expect(printed.public.text).toMatch(/^loaded\n(?:deep\n)+$/);
});

test('a flood is cut, and said to be', async () => {
  const { printed } = await grade(
    doubles("for (let i = 0; i < 1e5; i++) console.log('flood'); return 2 * x;"),
  );
  expect(printed.public.isCut).toBe(true);
  expect(printed.public.text).toHaveLength(8_192);
});

test('code that prints nothing has printed nothing', async () => {
  const { printed } = await grade(GOOD['src/double.ts'] ?? '');
  expect(printed).toEqual({
    public: { text: '', isCut: false },
    hidden: { text: '', isCut: false },
  });
});
