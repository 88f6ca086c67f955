/**
 * Every distinct object reachable from `root`, itself included, breadth-first.
 *
 * Follows own enumerable data properties (string and symbol keys), array items, and the entries of Maps
 * and Sets. It runs no code of the objects: accessors are not called, so what lies behind a getter, a
 * `#private` field or a closure is not seen. Typed arrays and buffers are reported, not entered.
 */
export function* reachable(root: object): Generator<object, void> {
  const seen = new Set<object>([root]);
  // A Set iterates in order of insertion and visits what is added meanwhile: it is its own queue.
  for (const current of seen) {
    yield current;
    for (const child of childrenOf(current)) {
      if (isObject(child)) seen.add(child);
    }
  }
}

function childrenOf(value: object): readonly unknown[] {
  if (ArrayBuffer.isView(value)) return [];
  const children = ownValues(value);
  if (isMap(value)) Map.prototype.forEach.call(value, (item, key) => children.push(key, item));
  if (isSet(value)) Set.prototype.forEach.call(value, (item) => children.push(item));
  return children;
}

function ownValues(value: object): unknown[] {
  const values: unknown[] = [];
  for (const key of Reflect.ownKeys(value)) {
    const property = Reflect.getOwnPropertyDescriptor(value, key);
    // An accessor has no `value`; reading the descriptor does not call it.
    if (property?.enumerable === true) values.push(property.value);
  }
  return values;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/*
 * Built-in methods throw on values of another kind. Asking them recognises a Map of any realm, and runs
 * no code of the object; `Symbol.toStringTag` could be a getter, and `instanceof` knows one realm.
 */

function isMap(value: object): boolean {
  return accepts(() => Map.prototype.has.call(value, undefined));
}

function isSet(value: object): boolean {
  return accepts(() => Set.prototype.has.call(value, undefined));
}

/** Whether a value is an ArrayBuffer itself, of any realm. */
export function isArrayBuffer(value: object): value is ArrayBuffer {
  return accepts(() => Reflect.get(ArrayBuffer.prototype, 'byteLength', value));
}

function accepts(probe: () => unknown): boolean {
  try {
    probe();
    return true;
  } catch {
    return false;
  }
}
