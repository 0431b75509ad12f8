import { isDyno } from './header.ts';

/** What the wrapping of a message (JSON fields, columns) says about it. */
export type Context = {
  source: 'app' | 'heroku' | null;
  proc: string | null;
  /** The text that holds the time; read only when it is needed. */
  time: string;
};

/** Nothing is known. */
export const noContext: Context = { source: null, proc: null, time: '' };

const components = new Set(['router', 'logplex', 'log-shuttle', 'api', 'heroku-postgres', 'heroku-redis']);
const pair = /^(heroku|app)[/[.: ]\s?([\w.-]{1,80})\]?:?$/;

/** "app" outweighs "heroku", which log services also write for everything that came from the platform's drain. */
function setSource(context: Context, source: 'app' | 'heroku'): void {
  if (context.source !== 'app') context.source = source;
}

/** Reads "heroku", "app/web.1", "router" or "web.1" into a context, without overwriting what it knows. */
export function addSource(context: Context, word: string): boolean {
  const text = word.trim();
  const both = pair.exec(text);
  if (both) {
    setSource(context, both[1] === 'app' ? 'app' : 'heroku');
    context.proc ??= both[2] ?? null;
    return true;
  }
  if (text === 'heroku' || text === 'app') {
    setSource(context, text);
    return true;
  }
  if (components.has(text) || isDyno(text)) {
    context.proc ??= text;
    return true;
  }
  return false;
}
