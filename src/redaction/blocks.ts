/** A run of whole lines, from `start` up to, not including, `end`. */
export type Block = { start: number; end: number };

// Blocks that are nearer to each other than this are one: reading the gap costs less than starting anew.
const nearBy = 2048;

/**
 * The lines on which the places are, with `margin` lines more on each side: in order, without overlaps. The places must be
 * in order.
 */
export function blocksAround(text: string, places: readonly number[], margin: number): Block[] {
  const blocks: Block[] = [];
  for (const place of places) {
    const last = blocks.at(-1);
    if (last !== undefined && place < last.end - 1) continue;
    const start = linesBack(text, place, margin, last?.end ?? 0);
    const end = linesOn(text, place, margin);
    if (last !== undefined && start - last.end < nearBy) last.end = end;
    else blocks.push({ start, end });
  }
  return blocks;
}

function linesBack(text: string, place: number, lines: number, least: number): number {
  let start = place;
  for (let line = 0; line <= lines && start > least; line += 1) {
    if (line > 0) start -= 1;
    start = text.lastIndexOf('\n', start - 1) + 1;
  }
  return Math.max(start, least);
}

function linesOn(text: string, place: number, lines: number): number {
  let end = place;
  for (let line = 0; line <= lines; line += 1) {
    const feed = text.indexOf('\n', end);
    if (feed === -1) return text.length;
    end = feed + 1;
  }
  return end;
}
