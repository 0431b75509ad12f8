import { pino } from 'pino';
import type { Config } from './config.ts';

/** What every part logs with: an object of plain facts first, then a short sentence. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (facts: object, sentence: string) => void>;

const secretNames = [
  'token',
  'secret',
  'password',
  'authorization',
  'cookie',
  'text',
  'body',
  'response_url',
  'trigger_id',
];

/** Structured log lines on standard output. Fields named like secrets or message text are blanked. */
export function createLog(level: Config['LOG_LEVEL']): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
  });
}

const slackToken = /\bx(?:ox[a-z]|app)-[\w-]+/g;

/** The facts of an error that may be logged: its name, code and first line, without tokens, cut to 300 characters. */
export function errorFacts(error: unknown): { error: string; code?: string; cause?: string; at?: string } {
  if (!(error instanceof Error)) return { error: clean(String(error)) };
  const code = 'code' in error ? String(error.code) : undefined;
  const at = error.stack
    ?.split('\n')
    .find((line) => line.includes('/src/'))
    ?.trim();
  return {
    error: clean(`${error.name}: ${error.message}`),
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined ? {} : { cause: clean(String(error.cause)) }),
    ...(at === undefined ? {} : { at }),
  };
}

function clean(text: string): string {
  return (text.split('\n')[0] ?? '').replace(slackToken, '[token]').slice(0, 300);
}
