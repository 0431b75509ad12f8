import type { AlertParts } from './parts.ts';

/** One process at a time reads the status pages: the one that holds this lock of the database. */
const lockNumber = 4_820_312;

export type Lead = { isHeld(): Promise<boolean>; release(): void };

/**
 * On a server the lock lives as long as its connection, so a process that is killed hands it on at once. The
 * embedded database has one process only, and one session for all its clients: there everybody holds it.
 */
export function createLead({ store, log }: AlertParts): Lead {
  if (store.engine === 'embedded') return { isHeld: async () => true, release() {} };
  let release: (() => void) | undefined;
  return {
    async isHeld() {
      if (release !== undefined) return true;
      const client = await store.pool.connect();
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [lockNumber]);
      if (rows[0]?.held !== true) {
        client.release();
        return false;
      }
      const lose = () => {
        if (release === undefined) return;
        release = undefined;
        client.release(true);
      };
      client.once('error', lose);
      client.once('end', lose);
      release = lose;
      log.info({}, 'this process reads the status pages');
      return true;
    },
    release: () => release?.(),
  };
}
