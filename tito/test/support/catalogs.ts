// The messages of every language as a list, each with the parameters that the English catalog declares.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { de } from '../../src/messages/de.ts';
import { en } from '../../src/messages/en.ts';
import type { Language } from '../../src/messages/language.ts';
import { ROOT } from '../run.ts';

export type Kind = 'number' | 'string' | 'list';
type Values = Readonly<Record<string, number | string | readonly string[]>>;

export interface Message {
  /** Such as `hint.place`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, Kind>>;
  readonly said: (language: Language, values: Values) => string;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Every message of the English catalog, by what stands in its source. */
export function messages(): readonly Message[] {
  const path = join(ROOT, 'tito/src/messages/en.ts');
  const { program } = parseSync(path, readFileSync(path, 'utf8'));
  const declared = [...nodesOf(program)].find(
    (node) => node.type === 'VariableDeclarator' && child(node, 'id')['name'] === 'en',
  );
  if (declared === undefined) throw new Error('en.ts declares no `en`');
  return messagesIn(child(declared, 'init'), []);
}

function messagesIn(object: Node, above: readonly string[]): readonly Message[] {
  return list(object, 'properties').flatMap((property) => {
    const key = child(property, 'key');
    const path = [...above, String(key['name'] ?? key['value'])];
    const value = child(property, 'value');
    if (value.type === 'ObjectExpression') return messagesIn(value, path);
    const [first] = list(value, 'params');
    const parameters = first === undefined ? {} : parametersOf(first);
    return [{ path: path.join('.'), parameters, said: saidAt(path) }];
  });
}

function parametersOf(pattern: Node): Record<string, Kind> {
  return parametersIn(child(child(pattern, 'typeAnnotation'), 'typeAnnotation'));
}

/** `{ step: number }`, `Texts<'x' | 'y'>`, or several of them joined by `&`. */
function parametersIn(type: Node): Record<string, Kind> {
  if (type.type === 'TSIntersectionType') {
    return Object.assign({}, ...list(type, 'types').map(parametersIn)) as Record<string, Kind>;
  }
  if (type.type === 'TSTypeReference') {
    const name = String(child(type, 'typeName')['name']);
    const [keys] = list(child(type, 'typeArguments'), 'params');
    const kind = NAMED[name] ?? unknownKind(name);
    return Object.fromEntries([...nodesOf(keys)].flatMap((node) => keyOf(node, kind)));
  }
  return Object.fromEntries(
    list(type, 'members').map((member) => {
      const { type: kind } = child(child(member, 'typeAnnotation'), 'typeAnnotation');
      return [String(child(member, 'key')['name']), KINDS[kind] ?? unknownKind(kind)] as const;
    }),
  );
}

function keyOf(node: Node, kind: Kind): readonly (readonly [string, Kind])[] {
  return node.type === 'Literal' ? [[String(node['value']), kind]] : [];
}

const KINDS: Readonly<Record<string, Kind>> = {
  TSNumberKeyword: 'number',
  TSStringKeyword: 'string',
  TSTypeOperator: 'list',
};
const NAMED: Readonly<Record<string, Kind>> = { Numbers: 'number', Texts: 'string', Lists: 'list' };

function unknownKind(kind: string): never {
  throw new Error(`a message has a parameter of a kind that no sample is known for: ${kind}`);
}

const CATALOGS: Readonly<Record<Language, unknown>> = { en, de };

/** The places of all messages of a language, in the order in which they stand. */
export function pathsIn(language: Language): readonly string[] {
  return pathsBelow(CATALOGS[language], '');
}

function pathsBelow(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsBelow(inner, `${path}.${key}`));
}

function saidAt(path: readonly string[]): Message['said'] {
  return (language, values) => {
    let found = CATALOGS[language];
    for (const key of path) found = (found as Record<string, unknown>)[key];
    const said: unknown = typeof found === 'function' ? found(values) : found;
    if (typeof said !== 'string') throw new Error(`${path.join('.')} is no text in '${language}'`);
    return said;
  };
}

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) yield value as Node;
  for (const inner of Object.values(value)) yield* nodesOf(inner);
}

function child(node: Node, key: string): Node {
  return node[key] as Node;
}

function list(node: Node, key: string): readonly Node[] {
  return (node[key] ?? []) as readonly Node[];
}
