import type { HttpReader } from './http.ts';
import { failed, type Parsed, type Read } from './read.ts';

/** Reads one address as a `T`. */
export type Reader<T> = () => Promise<Read<T>>;

/**
 * Reads and understands one address. What could not be understood is a failed read, and the next one asks for the
 * whole document again, so that a bad page is never confirmed by "not modified".
 */
export function documentReader<T>(http: HttpReader, parse: (body: string) => Parsed<T>): Reader<T> {
  let last: { body: string; parsed: Parsed<T> } | null = null;
  return async () => {
    const answer = await http.read();
    if (!answer.ok) return answer;
    const parsed = last?.body === answer.body ? last.parsed : parse(answer.body);
    if (!parsed.ok) {
      http.forget();
      last = null;
      return parsed;
    }
    const fresh = last === null || !answer.notModified;
    last = { body: answer.body, parsed };
    return { ok: true, value: parsed.value, drift: parsed.drift, fresh, serverTime: answer.serverTime };
  };
}

/** The body as JSON, handed to `understand`; HTML and other text with status 200 is a failed read. */
export function parseJson<T>(body: string, understand: (json: unknown) => Parsed<T>): Parsed<T> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const what = /^\s*</.test(body) ? 'a web page' : 'something that is not JSON';
    return failed('not_json', `The server answered 200 with ${what}.`);
  }
  return understand(json);
}
