// The syntax tree of JavaScript: parsed, walked, and text edited by position.
import { type AnyNode, parse, type Program as Tree } from 'acorn';

export type { AnyNode, Tree };

/** Parses an ES module. Positions are those of the text. */
export function parseModule(source: string): Tree {
  return parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
}

/** Calls back for every node, outermost first, with the nodes around it, innermost last. */
export function walk(
  node: AnyNode,
  visit: (node: AnyNode, around: readonly AnyNode[]) => void,
  around: readonly AnyNode[] = [],
): void {
  visit(node, around);
  const within = [...around, node];
  for (const child of childrenOf(node)) walk(child, visit, within);
}

function childrenOf(node: AnyNode): readonly AnyNode[] {
  return Object.values<unknown>({ ...node })
    .flat()
    .filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** One stretch of a text and what takes its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all splices made. They do not overlap; those at one place keep their order. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}
