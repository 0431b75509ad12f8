/**
 * Works a value out once for each object, and for each `name` where there are several, and remembers it as long as the
 * object lives. For objects that are never changed: the same card goes to thousands of channels.
 */
export function once<Thing extends object, Name extends string, Value>(
  make: (thing: Thing, name: Name) => Value,
): (thing: Thing, name: Name) => Value {
  const made = new WeakMap<Thing, Map<Name, Value>>();
  return (thing, name) => {
    const known = made.get(thing) ?? new Map<Name, Value>();
    made.set(thing, known);
    const value = known.get(name) ?? make(thing, name);
    known.set(name, value);
    return value;
  };
}
