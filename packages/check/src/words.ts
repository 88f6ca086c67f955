/** `a Uint8Array`, `an Int8Array`: names of types and errors, of which those with U begin like `you`. */
export function withArticle(name: string): string {
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
}
