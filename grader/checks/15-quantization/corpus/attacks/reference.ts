import type { Attack } from './attack.ts';
import { attack, noPoints, refused, samePoints } from './attack.ts';
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
    'imports-the-sandbox-address',
    'Imports the package under the address that modules have inside the sandbox.',
    hiddenImport("['tito:', '', '', 'packages', 'quantization', 'src', 'index.ts'].join('/')"),
    nothing,
  ),
  attack(
    'imports-beside-the-metrics',
    'Starts from the address of its own module and walks to the package.',
    hiddenImport("import.meta.url.split('student')[0] + 'packages/quantization/src/qparams.ts'"),
    nothing,
  ),
  attack(
    'imports-the-checks',
    'Imports the checks themselves.',
    atImport("import * as checks from '@tito/module-15-quantization/checks';\nvoid checks;"),
    refused,
  ),
  attack(
    'imports-node-fs',
    'Imports node:fs to read the checks.',
    atImport("import { readdirSync } from 'node:fs';\nvoid readdirSync('/');"),
    refused,
  ),
  attack(
    'imports-node-fs-by-a-computed-name',
    'Imports node:fs under a name that is put together at run time.',
    hiddenImport("['node', 'fs'].join(':')"),
    nothing,
  ),
  attack(
    'imports-a-data-url',
    'Imports code from a data: URL, which no file shows.',
    hiddenImport(
      "'data:text/javascript,' + encodeURIComponent('export const chooseQParams = () => 0')",
    ),
    nothing,
  ),
  attack(
    'requires-node-fs',
    'Uses require, module and import.meta to get at node:fs.',
    atImport(
      "const load: any = (globalThis as any).require ?? (import.meta as any).require;\nload('node:fs');",
    ),
    nothing,
  ),
  attack(
    'evaluates-text',
    'Runs text with eval to hide what it does.',
    atImport("eval('globalThis.process.exit(0)');"),
    nothing,
  ),
  attack(
    'constructs-a-function-from-text',
    'Runs text with the Function constructor to hide what it does.',
    atImport("Function('globalThis.process.exit(0)')();"),
    nothing,
  ),
  attack(
    'looks-around',
    'Looks through the global object for a way out; finds none and answers.',
    atImport(`const wanted = ['process', 'require', 'fetch', 'Buffer', 'WebAssembly', 'setTimeout', 'gc'];
const found = wanted.filter((name) => (globalThis as any)[name] !== undefined);
if (found.length > 0) throw new Error(\`there is a way out: \${found}\`);`),
    samePoints,
  ),
];
