import { AppError } from '../errors.ts';

/**
 * The number that people use for a ticket: `HT-` and its place in the workspace, in digits only, so that it can be said on
 * the telephone. @param sequence 1, 2, 3 … in each workspace. @throws AppError `input_invalid` for anything else.
 */
export function ticketId(sequence: number): string {
  if (Number.isSafeInteger(sequence) && sequence >= 1) return `HT-${sequence}`;
  throw new AppError(
    'input_invalid',
    `A ticket number counts from 1, and ${sequence} does not. Report this as a fault.`,
  );
}

/** Reads a number as people type it: `HT-12`, `ht 12`, `#12`, `HT–0012`, with O for 0 and l for 1. Undefined for no number. */
export function readTicketId(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const digits = /^(?:#|ht[\s\-_\p{Pd}]*|#ht-?)?([\doil]{1,9})[.,;:!?]?$/iu.exec(text)?.[1];
  if (digits === undefined || !/\d/.test(digits)) return undefined;
  const sequence = Number(digits.replace(/o/gi, '0').replace(/[il]/gi, '1'));
  return sequence >= 1 ? ticketId(sequence) : undefined;
}

/** The place in the workspace behind an id; undefined when it is none. */
export function sequenceOf(id: string): number | undefined {
  const digits = /^HT-([1-9]\d{0,14})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
