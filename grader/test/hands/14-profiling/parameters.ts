/** Whatever an object holds, directly. */
export function partsOf(value: object): unknown[] {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return [];
  const parts: unknown[] = [];
  if (value instanceof Map) value.forEach((item, key) => parts.push(key, item));
  if (value instanceof Set) parts.push(...value);
  for (const property of Object.values(Object.getOwnPropertyDescriptors(value))) {
    if (property.get === undefined) parts.push(property.value);
  }
  return parts;
}

/** All objects below a root, each once, in a loop of its own. */
export function reachable(root: object): object[] {
  const found = [root];
  const known = new WeakSet(found);
  for (let i = 0; i < found.length; i++) {
    for (const part of partsOf(found[i])) {
      if (part === null || typeof part !== 'object' || known.has(part)) continue;
      known.add(part);
      found.push(part);
    }
  }
  return found;
}

export function countParameters(model: object): number {
  return reachable(model).reduce((sum, part) => sum + lengthOf(part), 0);
}

function lengthOf(part: object): number {
  return ArrayBuffer.isView(part) && !(part instanceof DataView)
    ? (part as Float32Array).length
    : 0;
}
