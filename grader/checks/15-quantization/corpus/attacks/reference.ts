import type { Attack } from './attack.ts';
import { attack, noPoints, refused } from './attack.ts';
import { atImport } from './snippets.ts';

const nothing = noPoints('15.1');

/** The line that would take the answer from a module whose name is put together at run time. */
function hiddenImport(specifier: string): ReturnType<typeof atImport> {
  return atImport(`const name: string = ${specifier};\nconst { chooseQParams: stolen } = await import(name);
stolen(0, 1, 'symmetric');`);
}

/** Handing in the reference, and reaching for what is not there. */
export const reaching: readonly Attack[] = [
  {
    ...attack('re-exports-the-reference', 'Hands in the package.', [], refused),
    files: { 'qparams.ts': "export { chooseQParams } from '@tito/quantization';\n" },
  },
  attack(
    'imports-the-reference',
    'Imports the package and leaves it unused, to see whether that works.',
    atImport("import * as reference from '@tito/quantization';\nvoid reference;"),
    refused,
  ),
  attack(
    'imports-the-reference-dynamically',
    'Imports the package with import().',
    atImport("const reference = await import('@tito/quantization');\nvoid reference;"),
    refused,
  ),
  attack(
    'imports-a-computed-name',
    'Imports the package under a name that is put together at run time.',
    hiddenImport("['@tito', 'quantization'].join('/')"),
    nothing,
  ),
  attack(
    'imports-the-reference-by-path',
    'Imports the source of the package by a relative path out of the submission.',
    atImport(
      "import * as reference from '../../../packages/quantization/src/index.ts';\nvoid reference;",
    ),
    nothing,
  ),
  attack(
    'imports-beside-the-metrics',
    'Starts from the address of its own module and walks to the package.',
    hiddenImport("import.meta.url.split('student')[0] + 'packages/quantization/src/qparams.ts'"),
    nothing,
  ),
];
