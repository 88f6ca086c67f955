import { isolatedDeclarationSync } from 'oxc-transform';

const TYPESCRIPT = /\.tsx?$/;

/**
 * A source file without anything that runs: signatures with their contracts, and types. It stands in a
 * release for a file that only types are imported from, under the same name.
 */
export function declarationsOf(path: string, text: string): string {
  if (!TYPESCRIPT.test(path)) return text;
  const { code, errors } = isolatedDeclarationSync(path, text);
  const [first] = errors;
  if (first !== undefined) throw new Error(`${path} has no declarations: ${first.message}`);
  return code;
}
