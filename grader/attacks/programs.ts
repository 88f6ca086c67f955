import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './case.ts';

const FOLDER = join(import.meta.dirname, 'target/solution');

/** Right answers to the target's four tasks. */
export const honest: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [`src/${name}`, readFileSync(join(FOLDER, name), 'utf8')]),
);

const right = (file: string): string => honest[`src/${file}`] ?? '';

/** The honest answers with other files laid over them. */
export function withFiles(files: Files): Files {
  return { ...honest, ...files };
}

/** Each of these pieces of code as far as it gets: one that is refused keeps none of the others from it. */
export function attempted(...pieces: readonly string[]): string {
  return pieces.map((code) => `try {\n${code}\n} catch {}`).join('\n');
}

/** Right answers, and code that runs when the first file is loaded, before all others. */
export function whenLoaded(code: string): Files {
  return withFiles({ 'src/double.ts': `${code}\n${right('double.ts')}` });
}

/** The same code, and a wrong answer to the first task. */
export function whenLoadedWrong(code: string): Files {
  return withFiles({ 'src/double.ts': `${code}\n${doubleWith('return 2 * x + 1;')}` });
}

/** The same code, and wrong answers to the second and third task, which are loaded after it. */
export function whenLoadedWrongLater(code: string): Files {
  const scale = `export const scale = (x: any): any => ({ ...x, data: new Float32Array(x.data.length) });`;
  const signs = `export const signs = (x: any): any => ({ data: new Int8Array(x.data.length), shape: x.shape, zeros: 0 });`;
  return { ...whenLoaded(code), 'src/scale.ts': scale, 'src/signs.ts': signs };
}

/** Another body for `double`, in a file with more code before it. */
export function inDouble(body: string, before: string = ''): Files {
  return withFiles({ 'src/double.ts': `${before}\n${doubleWith(body)}` });
}

/** Another body for `scale`. */
export function inScale(body: string, before: string = ''): Files {
  return withFiles({
    'src/scale.ts': `${before}\nexport function scale(x: any, factor: number): any {\n${body}\n}\n`,
  });
}

/** Another body for `signs`; `data` and `zeros` hold the right answer. */
export function inSigns(body: string, before: string = ''): Files {
  const answer = right('signs.ts').replace('signs(', 'rightSigns(').replace('export ', '');
  return withFiles({
    'src/signs.ts': `${answer}\n${before}\nexport function signs(x: any): any {
  const { data, zeros }: { data: any; zeros: any } = rightSigns(x);
${body}
}\n`,
  });
}

/** Another class in place of `Counter`. */
export function inCounter(source: string): Files {
  return withFiles({ 'src/counter.ts': source });
}

/** The file of the first task with this body. */
export function doubleWith(body: string): string {
  return `export function double(x: number): any {\n${body}\n}\n`;
}

/** `double` for an infinite x. */
export const refusing = "if (x - x !== 0) throw new RangeError('not finite');";
