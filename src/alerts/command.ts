import { nearest } from './nearest.ts';

/** What `/heroku-status` can do; the bare command is `now`. */
export const verbs = [
  'now',
  'subscribe',
  'unsubscribe',
  'list',
  'test',
  'mute',
  'unmute',
  'settings',
  'health',
  'help',
] as const;
export type Verb = (typeof verbs)[number];

export type StatusCommand =
  | { ok: true; verb: Verb; rest: string }
  | { ok: false; word: string; message: string };

/** The first word of what was typed after the command, and the rest of it. */
export function parseStatusCommand(text: string): StatusCommand {
  const [, given = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text.slice(0, 4000)) ?? [];
  if (given === '') return { ok: true, verb: 'now', rest: '' };
  const verb = verbs.find((one) => one === given.toLowerCase());
  if (verb !== undefined) return { ok: true, verb, rest: rest.trim() };
  const near = nearest(given, verbs);
  const suggestion = near === undefined ? '' : ` Did you mean ${near}?`;
  return {
    ok: false,
    word: given.slice(0, 60),
    message: `"${given.slice(0, 60)}" is not something /heroku-status can do.${suggestion} Valid words are ${verbs.slice(1).join(', ')}; alone it shows the status now.`,
  };
}
