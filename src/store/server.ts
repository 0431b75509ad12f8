import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { Reach } from './embedded.ts';
import { answerMs, connectMs, idleInTransactionMs, statementMs } from './limits.ts';

const sslParameters = ['sslmode', 'sslrootcert', 'ssl', 'uselibpqcompat'];

/** The way to a Postgres server. Nothing is connected yet; `where` names host and database, never the password. */
export function reachServer(databaseUrl: string): Reach {
  const url = new URL(databaseUrl);
  const ssl = tlsFor(url);
  for (const name of sslParameters) url.searchParams.delete(name);
  return {
    config: {
      connectionString: url.href,
      ssl,
      keepAlive: true,
      connectionTimeoutMillis: connectMs,
      statement_timeout: statementMs,
      idle_in_transaction_session_timeout: idleInTransactionMs,
      query_timeout: answerMs,
      application_name: 'heroku-support-for-slack',
    },
    where: `the database ${url.pathname.slice(1)} at ${url.host}`,
    close: async () => {},
  };
}

const loopback = new Set(['', 'localhost', '127.0.0.1', '[::1]']);

/**
 * Reads `sslmode` as libpq does. Without it, a server on another machine is spoken to over TLS and its
 * certificate is not checked: Heroku Postgres requires TLS and signs its own certificates
 * (devcenter.heroku.com/articles/connecting-heroku-postgres).
 */
export function tlsFor(url: URL): false | ConnectionOptions {
  const mode =
    url.searchParams.get('sslmode') ?? (url.searchParams.get('ssl') === 'true' ? 'require' : undefined);
  if (mode === 'disable' || (mode === undefined && loopback.has(url.hostname))) return false;
  if (mode !== 'verify-ca' && mode !== 'verify-full') return { rejectUnauthorized: false };
  const file = url.searchParams.get('sslrootcert');
  return {
    rejectUnauthorized: true,
    ...(file === null ? {} : { ca: readFileSync(file, 'utf8') }),
    ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
}
