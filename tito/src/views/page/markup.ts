import { printable } from '@tito/grader';

/** Text that is markup already; everything else is escaped where it is put in. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | null | readonly Part[];

/** Longest text of somebody else's that is shown, in UTF-16 code units. */
const LONGEST = 2_000;

/**
 * Markup with values put in. A value is text, whatever it holds: control and hidden characters become
 * visible, and what means something in HTML is escaped. Only `Markup` passes as it is.
 * @example
 * markup`<p>${'<b>&"'}</p>`.text; // => '<p>&lt;b&gt;&amp;&quot;</p>'
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, next, i) => text + render(values[i - 1] ?? null) + next));
}

function render(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(printable(part, LONGEST));
  return part.map(render).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}
