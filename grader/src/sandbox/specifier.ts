/** Whether an import names a neighbour: `./scale.ts`. Everything else is looked up in a table. */
export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../');
}
