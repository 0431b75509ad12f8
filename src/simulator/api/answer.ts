import type { JsonObject } from '../workspace/entities.ts';

/** What a Web API method answers. */
export type Answer = JsonObject & { ok: boolean };

/** One Web API method: arguments (already decoded) in, Slack's answer out. */
export type Method = (args: JsonObject) => Answer | Promise<Answer>;

export type Methods = Record<string, Method>;

export function done(fields: JsonObject = {}): Answer {
  return { ok: true, ...fields };
}

/** A refusal in Slack's words. `messages` say what exactly is wrong, as in `response_metadata.messages`. */
export function refuse(error: string, messages: string[] = []): Answer {
  return {
    ok: false,
    error,
    ...(messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {}),
  };
}

/** The emulator's answer, typed. */
export function asAnswer(value: JsonObject): Answer {
  return { ...value, ok: value.ok === true };
}
