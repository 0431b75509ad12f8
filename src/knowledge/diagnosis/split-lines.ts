/**
 * One piece of a line: bytes `from` to `to` of `bytes`, valid only during the call. Lines longer than the limit come in
 * pieces of exactly the limit, so that the way the input was cut makes no difference.
 */
export type TakePiece = (bytes: Buffer, from: number, to: number, first: boolean, last: boolean) => void;

const newline = 10;

/** Splits bytes that come in chunks of any size into lines, holding at most `limit` bytes. */
export function createLineSplitter(limit: number, take: TakePiece) {
  let held = Buffer.allocUnsafe(1024);
  let length = 0;
  let first = true;

  function hold(bytes: Buffer, from: number, to: number): void {
    const size = length + to - from;
    if (size > held.length) {
      const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(size, held.length * 2)));
      held.copy(larger, 0, 0, length);
      held = larger;
    }
    bytes.copy(held, length, from, to);
    length = size;
  }

  /** Adds bytes without a line break to the line at hand, and gives away each full piece. */
  function extend(bytes: Buffer, from: number, to: number): void {
    let pos = from;
    while (length + to - pos > limit) {
      const room = limit - length;
      hold(bytes, pos, pos + room);
      pos += room;
      take(held, 0, limit, first, false);
      first = false;
      length = 0;
    }
    hold(bytes, pos, to);
  }

  function endLine(): void {
    take(held, 0, length, first, true);
    length = 0;
    first = true;
  }

  return {
    push(chunk: Buffer): void {
      let pos = 0;
      for (let end = chunk.indexOf(newline, pos); end !== -1; end = chunk.indexOf(newline, pos)) {
        if (length === 0 && first && end - pos <= limit) take(chunk, pos, end, true, true);
        else {
          extend(chunk, pos, end);
          endLine();
        }
        pos = end + 1;
      }
      if (pos < chunk.length) extend(chunk, pos, chunk.length);
    },
    end(): void {
      if (length > 0 || !first) endLine();
    },
  };
}
