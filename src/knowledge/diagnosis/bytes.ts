/** Whether a byte stands somewhere between two places; quick when the next one is near. */
export type Finder = ReturnType<typeof createFinder>;

/** Finds a byte again and again, without looking at the same bytes twice as long as they do not change. */
export function createFinder(byte: number) {
  let scanned: Buffer | null = null;
  let found = -1;
  return {
    /** The place of the next such byte from `from` on; infinity when there is none. `stable` are bytes that stay. */
    next(bytes: Buffer, from: number, stable: Buffer | null): number {
      if (bytes !== scanned || bytes !== stable || found < from) {
        const at = bytes.indexOf(byte, from);
        found = at === -1 ? Number.POSITIVE_INFINITY : at;
        scanned = bytes;
      }
      return found;
    },
    forget(): void {
      scanned = null;
    },
  };
}
