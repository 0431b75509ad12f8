/** The longest that one statement may run on a server, in milliseconds. The embedded engine cannot stop one. */
export const statementMs = 30_000;

/** How long a transaction may sit idle before it is rolled back, in milliseconds: nobody calls Slack inside one. */
export const idleInTransactionMs = 10_000;

/** How long a client waits for an answer before it gives the connection up, in milliseconds. */
export const answerMs = statementMs + 2 * idleInTransactionMs;

/** How long a connection may take to be made, or to come free in the pool, in milliseconds. */
export const connectMs = 10_000;

/**
 * Connections of one process: 6 here, 2 for the queue and 1 that listens are 9, so that a web and a worker
 * process share the 20 connections of Heroku's Essential plans (devcenter.heroku.com/articles/heroku-postgres-plans).
 */
export const poolSize = 6;
