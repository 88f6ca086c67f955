// Small wrong changes of a program text, one at a time. Texts of errors are never changed.
import type { AnyNode } from './syntax.ts';
import { parseModule, type Splice, spliced, walk } from './syntax.ts';

export type Operator =
  | 'arithmetic'
  | 'bound'
  | 'comparison'
  | 'logic'
  | 'sign'
  | 'constant'
  | 'min-max'
  | 'rounding'
  | 'quantifier'
  | 'copy'
  | 'branch'
  | 'statement';

/** One change of one file. */
export interface Mutant {
  readonly operator: Operator;
  /** Counted from 1. */
  readonly line: number;
  /** The function around it; empty at the top of a file. */
  readonly within: string;
  /** The changed lines, before and after, with single spaces. */
  readonly was: string;
  readonly became: string;
  /** The whole file after the change. */
  readonly source: string;
}

/** A replacement, and the kind of mistake that it is. */
interface Change extends Splice {
  readonly operator: Operator;
}

/** All mutants of an ES module. */
export function mutantsOf(source: string): readonly Mutant[] {
  const found: Mutant[] = [];
  walk(parseModule(source), (node, around) => {
    for (const change of changesOf(node, source, around.at(-1))) {
      found.push(mutant(source, change, around));
    }
  });
  return found;
}

function mutant(source: string, change: Change, around: readonly AnyNode[]): Mutant {
  const { operator, start, end } = change;
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const to = source.indexOf('\n', end) === -1 ? source.length : source.indexOf('\n', end);
  const lines = source.slice(from, to);
  const moved = { start: start - from, end: end - from, text: change.text };
  return {
    operator,
    line: source.slice(0, start).split('\n').length,
    within: around.map(functionName).findLast((name) => name !== '') ?? '',
    was: singleSpaced(lines),
    became: singleSpaced(spliced(lines, [moved])),
    source: spliced(source, [change]),
  };
}

function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function functionName(node: AnyNode): string {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
    return node.id?.name ?? '';
  if (node.type !== 'MethodDefinition') return '';
  return 'name' in node.key ? node.key.name : '';
}

/** Operator signs, and what each is taken for. */
const SIGNS: Readonly<Record<string, readonly (readonly [Operator, string])[]>> = {
  '+': [['arithmetic', '-']],
  '-': [['arithmetic', '+']],
  '*': [['arithmetic', '/']],
  '/': [['arithmetic', '*']],
  '%': [['arithmetic', '*']],
  '**': [['arithmetic', '*']],
  '+=': [['arithmetic', '-=']],
  '-=': [['arithmetic', '+=']],
  '*=': [['arithmetic', '/=']],
  '/=': [['arithmetic', '*=']],
  '<': [
    ['bound', '<='],
    ['comparison', '>='],
  ],
  '<=': [
    ['bound', '<'],
    ['comparison', '>'],
  ],
  '>': [
    ['bound', '>='],
    ['comparison', '<='],
  ],
  '>=': [
    ['bound', '>'],
    ['comparison', '<'],
  ],
  '===': [['comparison', '!==']],
  '!==': [['comparison', '===']],
  '&&': [['logic', '||']],
  '||': [['logic', '&&']],
};

/** Methods and what each is taken for. */
const METHODS: Readonly<Record<string, readonly [Operator, string]>> = {
  'Math.min': ['min-max', 'max'],
  'Math.max': ['min-max', 'min'],
  'Math.floor': ['rounding', 'ceil'],
  'Math.ceil': ['rounding', 'floor'],
  'Math.round': ['rounding', 'floor'],
  'Math.trunc': ['rounding', 'floor'],
  every: ['quantifier', 'some'],
  some: ['quantifier', 'every'],
};
/** Functions whose result is near their argument: the call is left out. */
const DROPPED = new Map<string, Operator>([
  ['Math.abs', 'sign'],
  ['Math.fround', 'rounding'],
]);
/** Methods that answer with a copy: the copy is not made. */
const COPIES: ReadonlySet<string> = new Set(['slice', 'toSorted', 'toReversed']);

function changesOf(node: AnyNode, source: string, parent: AnyNode | undefined): readonly Change[] {
  const text = (part: AnyNode) => source.slice(part.start, part.end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': {
      if (isText(node.left) || isText(node.right)) return [];
      if (node.operator === '??') return [replaced('logic', node, text(node.left))];
      const at = source.indexOf(node.operator, node.left.end);
      return (SIGNS[node.operator] ?? []).map(([operator, put]) => ({
        operator,
        start: at,
        end: at + node.operator.length,
        text: put,
      }));
    }
    case 'UnaryExpression':
      if (!['-', '!'].includes(node.operator)) return [];
      return [replaced(node.operator === '-' ? 'sign' : 'logic', node, text(node.argument))];
    case 'Literal':
      return typeof node.value === 'number' ? constants(node, node.value) : [];
    case 'CallExpression':
      return callChanges(node, text);
    case 'IfStatement':
      return [replaced('branch', node.test, 'true'), replaced('branch', node.test, 'false')];
    case 'ConditionalExpression':
      return [
        replaced('branch', node, text(node.consequent)),
        replaced('branch', node, text(node.alternate)),
      ];
    case 'ExpressionStatement':
      return parent?.type === 'BlockStatement' || parent?.type === 'ForStatement'
        ? [replaced('statement', node, ';')]
        : [];
    default:
      return [];
  }
}

type Call = AnyNode & { type: 'CallExpression' };

function callChanges(node: Call, text: (part: AnyNode) => string): Change[] {
  const { callee, arguments: args } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  const { name } = callee.property;
  const full = text(callee);
  const change = METHODS[full] ?? METHODS[name];
  if (change !== undefined) return [replaced(change[0], callee.property, change[1])];
  const dropped = DROPPED.get(full);
  if (dropped !== undefined && args[0] !== undefined)
    return [replaced(dropped, node, text(args[0]))];
  if (!COPIES.has(name) || args.length > 0) return [];
  return [replaced('copy', node, text(callee.object))];
}

function constants(node: AnyNode, value: number): Change[] {
  const near = [value + 1, value - 1].map((other) => (other < 0 ? `(${other})` : String(other)));
  return near.map((other) => replaced('constant', node, other));
}

function replaced(operator: Operator, { start, end }: AnyNode, text: string): Change {
  return { operator, start, end, text };
}

function isText(node: AnyNode): boolean {
  return (
    node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
  );
}
