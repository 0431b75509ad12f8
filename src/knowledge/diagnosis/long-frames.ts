import { splitRecords } from './split-records.ts';

/** The beginning of a frame of a log drain (RFC 5424), with or without its octet count. */
export const beginsLikeFrame = /^(?:\d{1,6} )?<\d{1,3}>1 \d{4}-/;

/** A line without end that holds frame after frame: gives each frame as soon as the next one begins. */
export function createLongFrames(limit: number, take: (frame: string, cut: boolean) => void) {
  let rest = '';
  let cut = false;
  return {
    push(text: string, last: boolean): void {
      const frames = splitRecords(rest + text);
      const unfinished = last ? [] : frames.splice(-1);
      for (const [at, frame] of frames.entries()) take(frame, cut && at === 0);
      if (frames.length > 0 || last) cut = false;
      rest = unfinished[0] ?? '';
      if (rest.length > limit) {
        rest = rest.slice(0, limit);
        cut = true;
      }
    },
  };
}
