export type Hint = {
  id: string;
  /** Found in the words of the app (or of a data store) shortly before trouble. */
  pattern: RegExp;
};

/** Words that name a cause. The first that fits a line is taken, so the narrow ones stand first. */
export const hints: readonly Hint[] = [
  {
    id: 'postgres-connections',
    pattern:
      /too many connections for (?:role|database)|remaining connection slots are reserved|sorry, too many clients already|connection limit exceeded/i,
  },
  { id: 'redis-connections', pattern: /max number of clients reached/i },
  { id: 'redis-memory', pattern: /OOM command not allowed when used memory/i },
  { id: 'postgres-memory', pattern: /\bERROR: +out of memory\b|out of shared memory/i },
  {
    id: 'postgres-restart',
    pattern:
      /terminating connection due to administrator command|the database system is (?:starting up|shutting down)/i,
  },
  {
    id: 'postgres-lock',
    pattern:
      /deadlock detected|still waiting for \w+Lock|canceling statement due to (?:lock|statement) timeout/i,
  },
  {
    id: 'missing-module',
    pattern:
      /Cannot find (?:module|package) ['"]?([^\s'"]{1,80})|(?:ModuleNotFoundError|ImportError): No module named ['"]?([\w.]{1,80})|cannot load such file -- (\S{1,80})|Could not find (\S{1,60}) in any of the sources|ClassNotFoundException: (\S{1,80})/,
  },
  {
    id: 'command-not-found',
    pattern:
      /(?:bash|sh): (?:line \d+: |\d+: )?([\w./-]{1,60}): (?:command )?not found|npm ERR! (?:missing script: ?(\S{1,40}))|npm error Missing script: "?([\w:-]{1,40})/i,
  },
  {
    id: 'missing-config',
    pattern:
      /(?:Missing|undefined) (?:required )?(?:env(?:ironment)?(?: variable)?|config(?: var)?):? ['"]?([A-Z][A-Z0-9_]{2,60})|KeyError: ['"]([A-Z][A-Z0-9_]{2,60})['"]|key not found: "([A-Z][A-Z0-9_]{2,60})"|([A-Z][A-Z0-9_]{2,60}) (?:is not set|is not defined|is required|must be set|environment variable)/,
  },
  { id: 'port-in-use', pattern: /EADDRINUSE|Address already in use/ },
  {
    id: 'heap',
    pattern:
      /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|NoMemoryError|MemoryError\b|Allocation failed/,
  },
  {
    id: 'worker-timeout',
    pattern:
      /WORKER TIMEOUT|Rack::Timeout|Terminating worker .{0,40}time|worker (?:\(pid:\d+\) )?was sent SIGKILL|Worker \d+ .{0,30}timeout/i,
  },
  {
    id: 'localhost',
    pattern:
      /listening (?:on|at) (?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?|Uvicorn running on http:\/\/127\.0\.0\.1/i,
  },
  {
    id: 'migration',
    pattern:
      /PendingMigration|Migrations are pending|relation "[^"]{1,60}" does not exist|column "?[^"\s]{1,60}"? does not exist/i,
  },
  {
    id: 'connection-refused',
    pattern: /ECONNREFUSED|Connection refused|could not connect to server|PG::ConnectionBad/i,
  },
  {
    id: 'exception',
    pattern:
      /\b(?:Unhandled(?:PromiseRejection)?|Uncaught)\b|Traceback \(most recent call last\)|\b[A-Z]\w*(?:Error|Exception)\b:?|\bFATAL\b|\bpanic: /,
  },
];

/** The hint that a line gives, with the name that it holds (a module, a variable), if any. */
export function hintIn(text: string): { hint: string; match: string } | null {
  const line = text.length > 2000 ? text.slice(0, 2000) : text;
  for (const { id, pattern } of hints) {
    const match = pattern.exec(line);
    if (match) return { hint: id, match: match.slice(1).find((part) => part !== undefined) ?? '' };
  }
  return null;
}
