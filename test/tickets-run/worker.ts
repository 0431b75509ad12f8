import { join } from 'node:path';
import { startQueue } from '../../src/queue/queue.ts';
import { createTicketPosts } from '../../src/slack/ticket-posts.ts';
import { openStore } from '../../src/store/open.ts';
import { openBook } from '../../src/tickets/book.ts';
import { newDraft } from '../../src/tickets/draft.ts';
import { ticketJobs } from '../../src/tickets/jobs.ts';
import { openPostLedger } from '../../src/tickets/post-ledger.ts';
import { readDefinitions } from '../../src/tickets/priority.ts';
import { startTicketWork } from '../../src/tickets/work.ts';
import { backgroundAt } from '../alerts-run/far-ends.ts';
import { contentOf } from '../tickets/lifecycle-people.ts';

// Sends the same drafts at every start, claims what came of them, and works on what follows, until it is killed.
const [databaseUrl = '', dataDir = '', apiUrl = '', requester = '', count = '0'] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };

const store = await openStore({ databaseUrl: databaseUrl === '' ? undefined : databaseUrl, dataDir, log });
const queue = await startQueue(store, ticketJobs, log);
const definitions = readDefinitions(join(import.meta.dirname, '../../content/support'));
const book = openBook(store.db, queue, { definitions, defaultZone: 'UTC' });
const client = backgroundAt(apiUrl);
const posts = createTicketPosts({ definitions, helpUrl: 'https://help.heroku.com' }, async () => client, log);
await startTicketWork({ book, ledger: openPostLedger(store.db), queue, posts, definitions });
process.stdout.write('ready\n');

const rita = { id: requester, triage: false, member: true };
const tom = { id: 'UTOM', triage: true, member: true };
for (let n = 1; n <= Number(count); n += 1) {
  const draft = newDraft(
    { id: `draft-${n}`, workspace: 'T1', author: rita.id },
    contentOf('high'),
    Date.now(),
  );
  const sent = await book.send(draft, rita);
  if ('refused' in sent) throw new Error('a draft was refused');
  await book.act('T1', sent.ticket.id, { kind: 'claim', key: `claim ${draft.id}` }, tom);
  process.stdout.write(`sent ${sent.ticket.id}\n`);
}
process.stdout.write('all sent\n');
