/** Everything that can be reached from an object, itself included; each object once. */
export function everything(root: object): Set<object> {
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (ArrayBuffer.isView(value)) return;
    if (value instanceof Map) {
      for (const [key, item] of value) [key, item].forEach(visit);
    }
    if (value instanceof Set) value.forEach((item) => visit(item));
    for (const key of Object.keys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property !== undefined && 'value' in property) visit(property.value);
    }
  };
  visit(root);
  return seen;
}

export function countParameters(model: object): number {
  let count = 0;
  for (const item of everything(model)) {
    if (ArrayBuffer.isView(item) && 'length' in item) count += Number(item.length);
  }
  return count;
}
