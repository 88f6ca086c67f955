// Finds the sentences of a source file: what should stand in a catalog of messages.
import { parseSync } from 'vite';

export interface Sentence {
  /** The text, with … in place of what is put in. */
  readonly text: string;
  /** Counted from 1. */
  readonly row: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly callee?: unknown;
  readonly [key: string]: unknown;
}

/** What puts a text on the screen, and as which argument: there even a single word is of some language. */
const SHOWN: Readonly<Record<string, number>> = {
  line: 0,
  span: 0,
  paragraph: 0,
  pad: 0,
  labelled: 1,
};
/** What is typed into a shell is the same in every language. */
const TYPED = /^ *(?:tito|\$0|npx|npm|cd|git|export|mv|eval) /;

/** Strings, templates and JSX texts of two words or more, and single words that are shown as they are. */
export function sentencesOf(path: string, source: string): readonly Sentence[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const found: Sentence[] = [];
  const visit = (node: Node, isShown: boolean) => {
    if (/^(?:Import|TS(?:Literal|Type|Interface|Module))|^ExportAllDeclaration/.test(node.type))
      return;
    const text = textOf(node);
    if (text !== null && (isSentence(text) || (isShown && /\p{L}{2}/u.test(text)))) {
      found.push({ text, row: source.slice(0, node.start).split('\n').length });
    }
    for (const [key, child] of Object.entries(node)) {
      if (isNoText(node, key)) continue;
      for (const [i, one] of (Array.isArray(child) ? child : [child]).entries()) {
        const inner = nodeOf(one);
        if (inner !== null) visit(inner, key === 'arguments' && i === shownArgument(node));
      }
    }
  };
  // A syntax tree is plain data.
  visit(program as unknown as Node, false);
  return found;
}

/** What no user of ours is to blame for, and nobody translates: expected failures have classes of their own. */
const BUGS = new Set(['Error', 'RangeError', 'TypeError', 'SyntaxError']);

/** Names of properties and of modules, what a template is made of twice, bugs, and commands. */
function isNoText(node: Node, key: string): boolean {
  if (node.type === 'NewExpression') return BUGS.has(String(nodeOf(node.callee)?.['name']));
  if (key === 'quasis') return true;
  if (node.type.startsWith('Export')) return key === 'source';
  if (node.type !== 'Property') return false;
  return key === 'key' || (key === 'value' && nodeOf(node['key'])?.['name'] === 'command');
}

function shownArgument({ type, callee }: Node): number | undefined {
  return type === 'CallExpression' ? SHOWN[String(nodeOf(callee)?.['name'])] : undefined;
}

function nodeOf(value: unknown): Node | null {
  const isNode = typeof value === 'object' && value !== null && 'type' in value;
  return isNode ? (value as Node) : null;
}

/** The text of a literal; of markup without its tags and its code. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type === 'JSXText') return String(node['value']);
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node['quasis'] as readonly { value: { cooked: string } }[];
  const text = quasis.map(({ value }) => value.cooked).join('…');
  return text.replaceAll(/<code>[^<]*<\/code>|<[^>]*>/g, ' ').trim();
}

/** Two words, of which one may be put in, and one of them in letters of some language. */
function isSentence(text: string): boolean {
  if (TYPED.test(text)) return false;
  const words = text.split(/\s+/).filter((word) => /^[("'`]?(?:…|\p{L}[\p{L}'’-]+)/u.test(word));
  return (
    words.length >= 2 && words.some((word) => /^[("'`]?\p{L}[\p{L}'’-]+[.,:;!?)'"`]*$/u.test(word))
  );
}
