import { join } from 'node:path';
import { z } from 'zod';
import { createLog } from '../../src/log.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { openNamespace } from '../../src/store/key-value.ts';
import { openStore } from '../../src/store/open.ts';
import { openSecrets } from '../../src/store/sealed.ts';
import { openBook } from '../../src/tickets/book.ts';
import { openCsaBook } from '../../src/tickets/csa/book.ts';
import { csaJobs } from '../../src/tickets/csa/jobs.ts';
import { openDesk } from '../../src/tickets/desk.ts';
import { openDrafts } from '../../src/tickets/drafts.ts';
import { ticketJobs } from '../../src/tickets/jobs.ts';
import { readResources } from '../../src/tickets/resources.ts';
import { createWebhooks } from '../../src/tickets/webhook.ts';
import { contentDir } from './bot.ts';
import { anyDatabase } from './stores.ts';

/** A real store of its own with its queue, and what the ticket feature keeps in them. */
export async function openTicketParts({
  webhookOrigins = [] as string[],
  encryptionKey = undefined as string | undefined,
} = {}) {
  const log = createLog('silent');
  const { options, drop } = await anyDatabase();
  const store = await openStore({ ...options, log });
  const queue = await startQueue(store, [...ticketJobs, ...csaJobs], log);
  const desk = openDesk(join(contentDir, 'support'));
  const { definitions } = desk;
  const plainSecrets = openNamespace(store.db, { name: 'webhook-secrets', schema: z.string() }, log);
  const secrets = openSecrets(plainSecrets, encryptionKey);
  return {
    store,
    queue,
    parts: {
      book: openBook(store.db, queue, { definitions, defaultZone: 'UTC' }),
      desk,
      webhooks: createWebhooks({
        allowed: webhookOrigins,
        secrets,
      }),
      isSealed: secrets.sealed,
      csa: openCsaBook(store.db, queue),
      resources: readResources(join(contentDir, 'support')),
      drafts: openDrafts(store.db, log),
      zones: openNamespace(store.db, { name: 'zones', schema: z.string() }, log),
      cards: openNamespace(
        store.db,
        { name: 'draft-cards', schema: z.object({ channel: z.string(), ts: z.string() }) },
        log,
      ),
      helpUrl: 'https://help.heroku.com',
    },
    async close() {
      await queue.stop();
      await store.close();
      await drop();
    },
  };
}
