import type { PostgresPool } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { AppError, type ErrorCode } from '../errors.ts';

type Trouble = { codes: RegExp; as: ErrorCode; words: (where: string) => string };

/**
 * The troubles that somebody must be told about, by SQLSTATE or by Node's error code. The rest, such as a
 * duplicate key, is for the caller, who knows what it means.
 * SQLSTATEs: PostgreSQL documentation, appendix "PostgreSQL Error Codes".
 */
const troubles: readonly Trouble[] = [
  {
    codes: /^28/,
    as: 'config_invalid',
    words: (where) => `The user name or password for ${where} was refused. Check DATABASE_URL.`,
  },
  {
    codes: /^3D000$/,
    as: 'config_invalid',
    words: (where) => `There is no such database: ${where}. Create it, or correct DATABASE_URL.`,
  },
  {
    codes: /^NO_TLS$/,
    as: 'config_invalid',
    words: (where) =>
      `The server of ${where} does not offer TLS. If the network between is trusted, add ?sslmode=disable to DATABASE_URL.`,
  },
  {
    codes: /CERT|^UNABLE_TO_VERIFY/,
    as: 'config_invalid',
    words: (where) =>
      `The certificate of ${where} could not be verified. Name its authority's file with sslrootcert in DATABASE_URL, or use sslmode=require.`,
  },
  {
    codes: /^25006$/,
    as: 'unavailable',
    words: (where) => `Nothing was saved, because ${where} is read-only at the moment. Try again later.`,
  },
  {
    codes: /^42501$/,
    as: 'unavailable',
    words: (where) =>
      `Nothing was saved, because the user of ${where} may not write there. Heroku Postgres also takes that right away when a plan's size limit is passed.`,
  },
  {
    codes: /^(53100|58030|ENOSPC)$/,
    as: 'unavailable',
    words: (where) =>
      `Nothing was saved, because the disk of ${where} is full or failing. Make room, then try again.`,
  },
  {
    codes: /^53300$/,
    as: 'unavailable',
    words: (where) =>
      `All connections of ${where} are taken. Try again in a moment; if it stays so, run fewer processes or choose a plan with more connections.`,
  },
  {
    codes: /^(57014|55P03|25P03|SLOW)$/,
    as: 'unavailable',
    words: (where) => `It took too long to get an answer from ${where}. Try again in a moment.`,
  },
  {
    codes: /^(08|53|57P0|E(CONN|HOST|NET|ADDR|PIPE|AI_|NOTFOUND|TIMEDOUT)|GONE)/,
    as: 'unavailable',
    words: (where) =>
      `The connection to ${where} failed. Check that it runs and can be reached, then try again in a moment.`,
  },
];

/** Errors of `pg` itself carry no code, only these words. */
const spoken: readonly [RegExp, string][] = [
  [/does not support SSL|establishing an SSL/, 'NO_TLS'],
  [/^Query read timeout|^timeout exceeded when trying to connect/, 'SLOW'],
  [/^Connection terminated|is not queryable$|^timeout expired/, 'GONE'],
];

function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return spoken.find(([words]) => words.test(error.message))?.[1];
}

/**
 * Gives a sentence for people to errors that mean trouble with the database itself, and the error unchanged
 * otherwise. `where` must not hold the password.
 */
export function explain(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = codeOf(error);
  const trouble = code === undefined ? undefined : troubles.find(({ codes }) => codes.test(code));
  return trouble === undefined ? error : new AppError(trouble.as, trouble.words(where), { cause: error });
}

/** The pool as Kysely sees it, so that whoever runs a query through Kysely gets explained errors. */
export function explaining(pool: Pool, where: string): PostgresPool {
  const rethrow = (error: unknown): never => {
    throw explain(error, where);
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch(rethrow);
      const query = (sql: string, parameters: unknown[]) => client.query(sql, parameters).catch(rethrow);
      return Object.create(client, { query: { value: query } }) as PoolClient;
    },
  };
}
