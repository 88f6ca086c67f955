import type { ModuleContract } from '@tito/check';
import type { SourceFile } from '../contracts.ts';
import type { Workbench } from './workbench.ts';

type Entries = ModuleContract<Record<string, never>, unknown>['student'];
type Entry = Entries[string];

/** A program that does nothing but throw. No table can know why. */
export interface Thrower {
  readonly id: string;
  readonly files: readonly SourceFile[];
}

const ERRORS = ['Error', 'RangeError', 'TypeError'] as const;

/** One for each class of error; classes throw when an object is made of them, or when it is used. */
export function throwersOf({ module, checks }: Workbench): readonly Thrower[] {
  const entries: Readonly<Record<string, Entry>> = checks[0]?.pack.contract.student ?? {};
  return ERRORS.flatMap((error) =>
    [false, true].map((isMade): Thrower => {
      const statement = `throw new ${error}('nobody knows why');`;
      const files = new Map<string, string>();
      for (const { file, exports } of module.tasks) {
        const texts = exports.map((name) => exported(name, entries[name], statement, isMade));
        files.set(file, [files.get(file) ?? '', ...texts].join('\n'));
      }
      return {
        id: `code that throws ${error} ${isMade ? 'when it is used' : 'at once'}`,
        files: [...files].map(([path, text]) => ({ path, text })),
      };
    }),
  );
}

/** @param isMade objects can be made, and throw when they are used */
function exported(
  name: string,
  entry: Entry | undefined,
  statement: string,
  isMade: boolean,
): string {
  if (entry?.entry !== 'class') return `export function ${name}() { ${statement} }`;
  if (!isMade) return `export class ${name} { constructor() { ${statement} } }`;
  const { instance } = entry;
  const members = 'members' in instance ? Object.entries(instance.members) : [];
  const bodies = members.map(
    ([member, { access }]) => `${access === 'get' ? 'get ' : ''}${member}() { ${statement} }`,
  );
  return `export class ${name} { ${bodies.join(' ')} }`;
}
