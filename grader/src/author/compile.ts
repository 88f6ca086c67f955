// ES modules of our own as functions, so that one process can hold many versions of the same module
// and let go of them again: what Node imports, it keeps.
import { compileFunction } from 'node:vm';
import type {
  ExportAllDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  Pattern,
} from 'acorn';
import { type AnyNode, parseModule, type Splice, spliced, walk } from './syntax.ts';

/** The exports of a module, by name. */
export type Namespace = Readonly<Record<string, unknown>>;

/** How many more loop rounds a call may take: a mutant's loop may never end. */
export interface Fuel {
  left: number;
  /** Throws. */
  readonly empty: () => never;
}

/** Runs a module once. Its imports are asked for by specifier. */
export type Body = (imported: (specifier: string) => Namespace, fuel: Fuel) => Namespace;

/**
 * Compiles an ES module. Every loop counts its rounds. Not supported, since no code of the course
 * needs it: default exports, top-level await, and imports that follow a later assignment.
 */
export function compile(url: string, source: string): Body {
  const heads: string[] = [];
  const exported: string[] = [];
  const splices: Splice[] = [];
  const tree = parseModule(source);
  for (const node of tree.body) {
    if (node.type === 'ImportDeclaration') {
      splices.push(without(node));
      heads.push(importHead(node));
    } else if (node.type === 'ExportNamedDeclaration') {
      splices.push(...exportSplices(node));
      exported.push(...exportedBy(node));
    } else if (node.type === 'ExportAllDeclaration') {
      splices.push(without(node));
      exported.push(exportedAll(node));
    } else if (node.type.startsWith('Export')) {
      throw new Error(`${url}: ${node.type} is not supported`);
    }
  }
  walk(tree, (node) => splices.push(...counted(node)));
  const code = `'use strict'; ${heads.join('')}${spliced(source, splices)}
return { ${exported.join(', ')} };`;
  // What the code returns is what it is made to return above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return compileFunction(code, ['imported', '$fuel'], { filename: url }) as Body;
}

function without({ start, end }: AnyNode): Splice {
  return { start, end, text: '' };
}

function importHead({ specifiers, source }: ImportDeclaration): string {
  const from = `imported(${JSON.stringify(source.value)})`;
  const names = specifiers.map((specifier) => {
    switch (specifier.type) {
      case 'ImportNamespaceSpecifier':
        return `const ${specifier.local.name} = ${from};`;
      case 'ImportDefaultSpecifier':
        return `const ${specifier.local.name} = ${from}.default;`;
      case 'ImportSpecifier':
        return `const ${specifier.local.name} = ${from}[${nameOf(specifier.imported)}];`;
    }
  });
  return names.length === 0 ? `${from};` : names.join('');
}

function exportSplices(node: ExportNamedDeclaration): Splice[] {
  const { declaration, start } = node;
  const hasOwn = declaration !== null && declaration !== undefined;
  return [hasOwn ? { start, end: declaration.start, text: '' } : without(node)];
}

/** Properties of the namespace: getters, since a function may be exported before it is assigned to. */
function exportedBy({ declaration, specifiers, source }: ExportNamedDeclaration): string[] {
  const from = source === null || source === undefined ? null : JSON.stringify(source.value);
  const listed = specifiers.map(({ local, exported }) => {
    const value = from === null ? ownName(local) : `imported(${from})[${nameOf(local)}]`;
    return `get ${nameOf(exported)}() { return ${value}; }`;
  });
  const declared = declaration === null || declaration === undefined ? [] : namesIn(declaration);
  return [...listed, ...declared.map((name) => `get ${name}() { return ${name}; }`)];
}

function exportedAll({ exported, source }: ExportAllDeclaration): string {
  const from = `imported(${JSON.stringify(source.value)})`;
  const isNamed = exported !== null && exported !== undefined;
  return isNamed ? `${nameOf(exported)}: ${from}` : `...${from}`;
}

type Name = ExportNamedDeclaration['specifiers'][number]['local'];

function nameOf(name: Name): string {
  return JSON.stringify(name.type === 'Identifier' ? name.name : name.value);
}

function ownName(name: Name): string {
  return name.type === 'Identifier' ? name.name : String(name.value);
}

function namesIn(declaration: NonNullable<ExportNamedDeclaration['declaration']>): string[] {
  if (declaration.type !== 'VariableDeclaration') return [declaration.id.name];
  return declaration.declarations.flatMap(({ id }) => namesOfPattern(id));
}

function namesOfPattern(pattern: Pattern): string[] {
  const names: string[] = [];
  if (pattern.type === 'Identifier') names.push(pattern.name);
  else throw new Error('exports that are taken apart are not supported');
  return names;
}

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/** What makes a loop count its rounds. */
function counted(node: AnyNode): Splice[] {
  if (!LOOPS.has(node.type) || !('body' in node) || Array.isArray(node.body)) return [];
  const { body } = node;
  if (body === null || body === undefined || !('start' in body)) return [];
  const count = 'if (--$fuel.left < 0) $fuel.empty();';
  if (body.type === 'BlockStatement') {
    return [{ start: body.start + 1, end: body.start + 1, text: count }];
  }
  return [
    { start: body.start, end: body.start, text: `{${count}` },
    { start: body.end, end: body.end, text: '}' },
  ];
}
