import type { JsonObject } from '../workspace/entities.ts';
import { asObject, parseJson } from '../workspace/json.ts';

/** Arguments whose value is JSON even when the body is a form. */
const jsonArguments = ['attachments', 'blocks', 'files', 'message', 'metadata', 'view'];

/** Decodes the arguments of a Web API call from a form or a JSON body. */
export function decodeArguments(contentType: string, body: string): JsonObject {
  const args = contentType.includes('application/json')
    ? asObject(parseJson(body))
    : Object.fromEntries(new URLSearchParams(body));
  const decoded = Object.entries(args).map(([name, value]) => {
    if (typeof value !== 'string' || !jsonArguments.includes(name)) return [name, value];
    // What is not JSON stays text, so that the check of its shape refuses it.
    return [name, parseJson(value) ?? value];
  });
  return Object.fromEntries(decoded);
}
