import { type Logger, LogLevel } from '@slack/bolt';
import { errorFacts, type Log } from '../log.ts';

/**
 * Bolt's warnings and errors in our log. Debug and info lines are dropped: at those levels the libraries print
 * request bodies, which hold people's words.
 */
export function boltLogger(log: Log): Logger {
  const write = (level: 'warn' | 'error') => (first: unknown) =>
    log[level](
      errorFacts(first instanceof Error ? first : String(first)),
      'the Slack library has something to say',
    );
  return {
    debug: () => {},
    info: () => {},
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
