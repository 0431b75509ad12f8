import { decode } from './clean.ts';

const shortEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' };

/** The text of a JSON string from its bytes (one character each), as far as it goes; what is wrong in it stays. */
export function unescapeJson(bytes: string): string {
  const text = decode(bytes);
  if (!text.includes('\\')) return text;
  try {
    const whole: unknown = JSON.parse(`"${text}"`);
    if (typeof whole === 'string') return whole;
  } catch {
    // Cut, or broken by a terminal: read as far as it goes.
  }
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex?: string, char?: string) =>
    hex === undefined
      ? (shortEscapes[char ?? ''] ?? char ?? '')
      : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
