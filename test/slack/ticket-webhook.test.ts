import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callWebhook } from '../../src/tickets/jobs.ts';
import { setTriage, startTicketTeam, type TicketTeam, triage, typed } from '../support/ticket-team.ts';

type Arrived = { headers: IncomingHttpHeaders; body: string };
const arrived: Arrived[] = [];
/** The next answers, in order; then 200. */
const statuses: number[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  arrived.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(statuses.shift() ?? 200, { location: '/elsewhere' }).end('ignored');
});

let team: TicketTeam;
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  team = await startTicketTeam({ webhookOrigins: [origin] });
}, 30_000);
afterAll(async () => {
  await team.stop();
  server.close();
});

const bodyOf = ({ body }: Arrived) => JSON.parse(body) as { type: string; data: { ticket: string } };
const arrivals = (count: number) => expect.poll(() => arrived.length, { timeout: 20_000 }).toBe(count);
let secret = '';

test('an admin saves its address and is shown its secret once', async () => {
  const values = {
    triageChannel: { value: { selected_conversation: triage } },
    defaultZone: typed('UTC'),
    webhookUrl: typed(`${origin}/tickets`),
  };
  const save = () =>
    team.bot.submit('ticket_settings_view', values, { private_metadata: '' }, team.as('ada'));
  const shown = (await save()).reply.body;
  secret = /whsec_[A-Za-z0-9+/=]+/.exec(shown)?.[0] ?? '';
  expect(secret.length).toBeGreaterThan(30);
  expect((await save()).reply.body).not.toContain('whsec_');
});

test('every event of a ticket arrives signed, with an id of its own', async () => {
  const id = await team.ticket();
  await team.act('claim', id, 'tom');
  await arrivals(2);
  for (const { body, headers } of arrived)
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy();
  expect(arrived.map(bodyOf).map(({ type, data }) => `${type} ${data.ticket}`)).toEqual([
    `ticket.sent ${id}`,
    `ticket.claimed ${id}`,
  ]);
  expect(new Set(arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
});

test('a delivery that failed or was redirected comes again with the same id', async () => {
  arrived.length = 0;
  statuses.push(500, 302);
  const id = await team.ticket();
  await arrivals(3);
  expect(new Set(arrived.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([`msg_T1_${id}_2`]));
}, 30_000);

test('a receiver that wants no more of it leaves a dead letter, which can be sent again', async () => {
  arrived.length = 0;
  statuses.push(410);
  const id = await team.ticket();
  const { queue } = team.tickets;
  const dead = async () => (await queue.depths()).find(({ job }) => job === callWebhook.name)?.dead;
  await expect.poll(dead, { timeout: 10_000 }).toBe(1);
  await queue.redrive({ job: callWebhook.name });
  await arrivals(2);
  expect(arrived.map(bodyOf).map(({ data }) => data.ticket)).toEqual([id, id]);
}, 30_000);

test('an address that became a private one is not called', async () => {
  arrived.length = 0;
  await setTriage(team, { webhookUrl: origin.replace('127.0.0.1', '127.0.0.2') });
  await team.ticket();
  const failed = async () =>
    (await team.tickets.queue.depths()).find(({ job }) => job === callWebhook.name)?.later;
  await expect.poll(failed, { timeout: 10_000 }).toBe(1);
  expect(arrived).toEqual([]);
});
