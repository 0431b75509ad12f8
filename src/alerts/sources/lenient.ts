import { z } from 'zod';

/** Collects, once each, what a source sent that this program has not been taught. */
export type Drift = { add: (what: string) => void; list: () => string[] };

const mostNotes = 50;

export function collectDrift(): Drift {
  const seen = new Set<string>();
  return {
    add: (what) => {
      if (seen.size < mostNotes) seen.add(what.slice(0, 200));
    },
    list: () => [...seen],
  };
}

/** Ids are numbers today and may become strings: they are compared as strings. */
export const idField = z.union([z.string().trim().min(1).max(200), z.number()]).transform((id) => String(id));
export const textField = z.string().max(100_000).nullable();
export const flagField = z.boolean().nullable();
export const numberField = z.number().nullable();
/** A list, an object or anything else that is looked at further on. */
export const anyField = z.unknown();

type Shape = Record<string, z.ZodType>;
export type Fields<S extends Shape> = { [K in keyof S]?: NonNullable<z.output<S[K]>> };

/**
 * The fields of an object that fit their schema. One that does not fit is left out and noted, one that is not in the
 * shape is noted, null counts as left out. Undefined for anything but an object.
 */
export function readFields<S extends Shape>(
  name: string,
  shape: S,
  raw: unknown,
  drift: Drift,
): Fields<S> | undefined {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return undefined;
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (schema === undefined) {
      drift.add(`${name} has an unknown field "${key}"`);
      continue;
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) drift.add(`${name}.${key} has an unexpected type`);
    else if (parsed.data !== null && parsed.data !== undefined) fields[key] = parsed.data;
  }
  return fields as Fields<S>;
}

/** `whole` is false when there was no list, or when something in it could not be read: it proves no absence. */
export type LenientList<T> = { items: T[]; whole: boolean };

const mostItems = 10_000;

/** A list whose readable items are kept. A missing or null list is an empty one that is not whole. */
export function readList<T>(
  name: string,
  raw: unknown,
  drift: Drift,
  readItem: (raw: unknown) => T | undefined,
): LenientList<T> {
  if (!Array.isArray(raw)) {
    drift.add(`${name} is ${raw === null ? 'null' : raw === undefined ? 'missing' : 'not a list'}`);
    return { items: [], whole: false };
  }
  const items: T[] = [];
  for (const one of raw.slice(0, mostItems)) {
    const item = readItem(one);
    if (item === undefined) drift.add(`${name} holds something that cannot be read`);
    else items.push(item);
  }
  return { items, whole: items.length === raw.length };
}

/** The strings of a list; anything else in it, or instead of it, is left out without a word. */
export function readStrings(raw: unknown): string[] {
  return Array.isArray(raw) ? raw.filter((one) => typeof one === 'string').slice(0, 1000) : [];
}
