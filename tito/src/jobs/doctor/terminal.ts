import type { Examination, TerminalFacts } from '../events/doctor.ts';
import { examine, note, well } from './examine.ts';

/** Fewer columns than this break tables. */
const NARROW = 60;

/** What the output goes to. Nothing of this is wrong; it says why things look as they do. */
export async function examineTerminal(facts: TerminalFacts): Promise<readonly Examination[]> {
  const { isTTY, columns, mode, hasSigns, variables } = facts;
  const set = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const named = set.length === 0 ? 'no variable decides' : set.join(' ');
  const tried = 'asked stdout and the environment';
  return [
    await examine('terminal', tried, () => {
      if (!isTTY) return well(`no terminal (a pipe or a file): plain lines; ${named}`);
      const width = columns === null || columns === 0 ? 'of unknown width' : `${columns} columns`;
      const how = mode === 'screen' ? 'drawn in colour, redrawn in place' : 'plain lines';
      const found = `a terminal, ${width}: ${how}; ${named}`;
      const isNarrow = columns !== null && columns > 0 && columns < NARROW;
      return isNarrow ? note(found, `Make it ${NARROW} columns wide or more.`) : well(found);
    }),
    await examine('characters', tried, () =>
      hasSigns
        ? well('signs such as ✓ and ✗')
        : note('words such as ok and FAIL in place of signs', 'For signs: export LANG=C.UTF-8'),
    ),
  ];
}
