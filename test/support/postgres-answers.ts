import pg from 'pg';

/** Exit status 0 when a Postgres server answers at the address given, else 1. */
const client = new pg.Client({ connectionString: process.argv[2], connectionTimeoutMillis: 5000 });
try {
  await client.connect();
  await client.query('select 1');
} catch {
  process.exitCode = 1;
} finally {
  await client.end();
}
