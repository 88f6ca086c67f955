import type { Examination, TerminalFacts } from '../events/doctor.ts';
import { examine, note, well } from './examine.ts';
import { choice, say } from '../../messages/index.ts';

/** Fewer columns than this break tables. */
const NARROW = 60;

/** What the output goes to. Nothing of this is wrong; it says why things look as they do. */
export async function examineTerminal(facts: TerminalFacts): Promise<readonly Examination[]> {
  const { isTTY, columns, mode, hasSigns, variables } = facts;
  const set = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const named = set.length === 0 ? say.doctor.noVariable : set.join(' ');
  const { names, askedTerminal: tried } = say.doctor;
  return [
    await examine(names.terminal, tried, () => {
      if (!isTTY) return well(say.doctor.noTerminal({ variables: named }));
      const width =
        columns === null || columns === 0
          ? say.doctor.unknownWidth
          : say.doctor.columns({ columns });
      const how = mode === 'screen' ? say.doctor.redrawn : say.doctor.plainLines;
      const found = say.doctor.terminal({ width, how, variables: named });
      const isNarrow = columns !== null && columns > 0 && columns < NARROW;
      return isNarrow ? note(found, say.doctor.makeWide({ columns: NARROW })) : well(found);
    }),
    await examine(names.characters, tried, () =>
      hasSigns ? well(say.doctor.signs) : note(say.doctor.words, say.doctor.forSigns),
    ),
    await examine(names.language, say.doctor.askedLocale, () => {
      const { language, by } = choice;
      return well(
        by === null ? say.doctor.speaksDefault({ language }) : say.doctor.speaks({ language, by }),
      );
    }),
  ];
}
