import { EMPTY_LINE, type Line, paragraph, span } from './line.ts';

/** What to type next, and why. */
export interface Next {
  readonly command: string;
  readonly why: string;
}

/** The last lines of an output: what to type next, where that is wanted. */
export function nextLines(
  steps: readonly Next[],
  { saysNext }: { saysNext: boolean } = { saysNext: true },
): readonly Line[] {
  if (!saysNext || steps.length === 0) return [];
  const width = Math.max(...steps.map(({ command }) => command.length));
  return [
    EMPTY_LINE,
    ...steps.map(({ command, why }, i) => [
      span(i === 0 ? 'Next  ' : '      '),
      span(command.padEnd(width), 'strong'),
      span(`  ${why}`, 'quiet'),
    ]),
  ];
}

/** Where a tour ends and the learner's own work begins: `tito` as a command, and the steps after. */
export function nowYou(steps: readonly Next[], { width }: { width: number }): readonly Line[] {
  const sentence =
    'Now you. The first line makes `tito` a command of this shell; `npx tito ...` works without it.';
  return [
    EMPTY_LINE,
    ...paragraph(sentence, { width }),
    ...nextLines([{ command: 'export PATH="$PWD/bin:$PATH"', why: 'once per shell' }, ...steps]),
  ];
}
