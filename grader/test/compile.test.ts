import { expect, test } from 'vitest';
import { compile, type Fuel, type Namespace } from '../src/author/compile.ts';

const fuelOf = (left: number): Fuel => ({
  left,
  empty: () => {
    throw new Error('no more fuel');
  },
});

function run(source: string, modules: Readonly<Record<string, Namespace>> = {}, rounds = 100) {
  return compile('test:module', source)((specifier) => modules[specifier] ?? {}, fuelOf(rounds));
}

test.each([
  ['export function f() { return 1; }', { f: 1 }],
  ['export class C { static m = 2 }', { 'C.m': 2 }],
  ['export const a = 1, b = 2;', { a: 1, b: 2 }],
  ['const a = 3; export { a as b };', { b: 3 }],
  ["import { x } from 'm'; export const y = x + 1;", { y: 11 }],
  ["import { x as z } from 'm'; export const y = z;", { y: 10 }],
  ["import * as m from 'm'; export const y = m.x;", { y: 10 }],
  ["export { x as y } from 'm';", { y: 10 }],
  ["export * from 'm';", { x: 10 }],
  ["export * as m from 'm';", { 'm.x': 10 }],
])('%s', (source, expected) => {
  const exports = run(source, { m: { x: 10 } });
  for (const [path, value] of Object.entries(expected)) {
    const found = path
      .split('.')
      .reduce<unknown>((object, name) => Reflect.get(object as object, name), exports);
    expect(typeof found === 'function' && path === 'f' ? found() : found).toBe(value);
  }
});

test('an export is read when it is asked for, as the language has it', () => {
  const exports = run('export let n = 1; export function next() { n += 1; }');
  (exports['next'] as () => void)();
  expect(exports['n']).toBe(2);
});

test('modules are strict', () => {
  expect(run('export const self = (function () { return this; })();')['self']).toBe(undefined);
});

test.each([
  'for (;;);',
  'for (;;) {}',
  'while (true) continue;',
  'do {} while (true);',
  'for (const _ of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) });',
  'outer: for (;;) for (;;) continue outer;',
])('%s is stopped', (loop) => {
  expect(() => run(loop)).toThrow('no more fuel');
});

test('a loop that ends within its rounds is not stopped', () => {
  const source = 'export let n = 0; for (let i = 0; i < 100; i++) n += i;';
  expect(run(source)['n']).toBe(4950);
  expect(() => run(source, {}, 99)).toThrow('no more fuel');
});

test('what is not supported is refused, and not compiled into something else', () => {
  expect(() => run('export default 1;')).toThrow('ExportDefaultDeclaration is not supported');
  expect(() => run('export const { a } = {};')).toThrow('not supported');
});
