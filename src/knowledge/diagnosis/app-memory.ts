import { clean, decode } from './clean.ts';
import { hintIn } from './hints.ts';
import { unescapeJson } from './json-text.ts';

const size = 40;
const maxLine = 1000;

/**
 * Remembers the app's last lines, so that when a dyno crashes or requests fail somebody can look at what the app said
 * just before. Lines are kept as they lie in the input and copied only when that is about to change.
 */
export function createAppMemory() {
  const bytes: (Buffer | null)[] = new Array(size).fill(null);
  const texts: string[] = new Array(size).fill('');
  /** What a text still is: plain text, bytes of a line, or bytes of a JSON string. */
  const raw: ('text' | 'bytes' | 'JSON')[] = new Array(size).fill('text');
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  let next = 0;
  let newest = 0;

  /** The bytes of a placed line are copied; cleaning waits until somebody asks. */
  function copied(slot: number): string {
    const held = bytes[slot];
    if (held) {
      texts[slot] = held.toString('latin1', from[slot], to[slot]);
      bytes[slot] = null;
    }
    return texts[slot] ?? '';
  }

  function textAt(slot: number): string {
    const text = copied(slot);
    if (raw[slot] === 'JSON') return unescapeJson(text).slice(0, maxLine);
    return raw[slot] === 'bytes' ? clean(decode(text)).slice(0, maxLine) : text;
  }

  return {
    /** A line, or the text of a JSON string, that stays where it is until `settle`. */
    place(buffer: Buffer, start: number, end: number, json = false): void {
      raw[next] = json ? 'JSON' : 'bytes';
      bytes[next] = buffer;
      from[next] = start;
      to[next] = end;
      next = next + 1 === size ? 0 : next + 1;
      newest += 1;
    },
    add(text: string): void {
      bytes[next] = null;
      raw[next] = 'text';
      texts[next] = text.slice(0, maxLine);
      next = next + 1 === size ? 0 : next + 1;
      newest += 1;
    },
    /** The bytes of placed lines are about to change: copies them. */
    settle(): void {
      for (let slot = 0; slot < size; slot += 1) copied(slot);
    },
    /** The hints in the last lines that came after `since`, oldest first, and how far that was. */
    recall(since: number): { found: { hint: string; match: string; text: string }[]; upTo: number } {
      const count = Math.min(size, newest - since);
      const found = [];
      for (let back = count; back > 0; back -= 1) {
        const text = textAt((next - back + size) % size);
        const hint = hintIn(text);
        if (hint !== null) found.push({ ...hint, text });
      }
      return { found, upTo: newest };
    },
  };
}
