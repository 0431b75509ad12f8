import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { specialAddress } from '../../src/tickets/address.ts';
import { eventSchema } from '../../src/tickets/lifecycle/event.ts';
import { fold } from '../../src/tickets/lifecycle/evolve.ts';
import { webhookMessage, webhookTypes } from '../../src/tickets/webhook-event.ts';
import { checkTarget } from '../../src/tickets/webhook-target.ts';
import { creation, historyOf, rita, ticketOf, tom } from './lifecycle-people.ts';

const names: Record<string, string[]> = {
  'hooks.example.com': ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'],
  'rebind.example.com': ['93.184.216.34', '127.0.0.1'],
  'metadata.example.com': ['169.254.169.254'],
  'inside.example.com': ['10.1.2.3'],
  'six.example.com': ['fd00::1'],
  'mapped.example.com': ['::ffff:192.168.1.1'],
};
const resolve = async (host: string) => {
  const found = names[host];
  if (found === undefined) throw new Error('ENOTFOUND');
  return found;
};
const sentenceFor = async (url: string, allowed: string[] = []) => {
  const target = await checkTarget(url, { resolve, allowed });
  return target.ok ? 'ok' : target.sentence;
};

describe('where a webhook may go', () => {
  test('to a public https address, with the addresses to connect to', async () => {
    expect(await checkTarget(' https://hooks.example.com/tickets?x=1 ', { resolve })).toEqual({
      ok: true,
      url: 'https://hooks.example.com/tickets?x=1',
      addresses: names['hooks.example.com'],
    });
    expect(await sentenceFor('https://93.184.216.34/x')).toBe('ok');
  });

  test.each([
    ['http://hooks.example.com', 'start with https://'],
    ['ftp://hooks.example.com', 'start with https://'],
    ['file:///etc/passwd', 'start with https://'],
    ['hooks.example.com', 'not an address'],
    ['', 'not an address'],
    ['https://me:pw@hooks.example.com', 'user name and password'],
    ['https://hooks.example.com/#x', 'after #'],
    ['https://localhost/x', 'inside a network'],
    ['https://LOCALHOST./x', 'inside a network'],
    ['https://app.localhost', 'inside a network'],
    ['https://printer.local', 'inside a network'],
    ['https://metadata.google.internal/computeMetadata', 'inside a network'],
    ['https://intranet', 'inside a network'],
    ['https://127.0.0.1', 'loopback'],
    ['https://127.1', 'loopback'],
    ['https://2130706433', 'loopback'],
    ['https://0x7f000001', 'loopback'],
    ['https://0177.0.0.1', 'loopback'],
    ['https://0x7f.0.0.1', 'loopback'],
    ['https://１２７.0.0.1', 'loopback'],
    ['https://[::1]', 'loopback'],
    ['https://[0:0:0:0:0:0:0:1]', 'loopback'],
    ['https://[::ffff:127.0.0.1]', 'loopback'],
    ['https://[::ffff:7f00:1]', 'loopback'],
    ['https://[::127.0.0.1]', 'loopback'],
    ['https://[64:ff9b::7f00:1]', 'loopback'],
    ['https://[2002:7f00:1::]', 'loopback'],
    ['https://0.0.0.0', 'this host'],
    ['https://[::]', 'this host'],
    ['https://169.254.169.254/latest/meta-data', 'link-local'],
    ['https://[fe80::1]', 'link-local'],
    ['https://[fd00:ec2::254]', 'private'],
    ['https://10.0.0.1', 'private'],
    ['https://172.16.0.1', 'private'],
    ['https://172.31.255.255', 'private'],
    ['https://192.168.0.1', 'private'],
    ['https://100.64.0.1', 'shared'],
    ['https://224.0.0.1', 'multicast'],
    ['https://255.255.255.255', 'reserved'],
    ['https://[2001:db8::1]', 'documentation'],
    ['https://[2001::1]', 'reserved'],
    ['https://[ff02::1]', 'multicast'],
    ['https://rebind.example.com', 'loopback'],
    ['https://metadata.example.com', 'link-local'],
    ['https://inside.example.com', 'private'],
    ['https://six.example.com', 'private'],
    ['https://mapped.example.com', 'private'],
    ['https://nowhere.example.com', 'was not found'],
  ])('not to %s', async (url, why) => expect(await sentenceFor(url)).toContain(why));

  test('to what is allowed by whoever runs the bot, and to nothing beside it', async () => {
    const allowed = ['http://localhost:9999', 'https://10.0.0.1'];
    expect(
      await checkTarget('http://127.0.0.1:9999/x', { resolve, allowed: ['http://127.0.0.1:9999'] }),
    ).toMatchObject({
      ok: true,
      addresses: ['127.0.0.1'],
    });
    expect(await sentenceFor('https://10.0.0.1/x', allowed)).toBe('ok');
    expect(await sentenceFor('https://10.0.0.1:8443/x', allowed)).toContain('private');
    expect(await sentenceFor('http://localhost:9998/x', allowed)).toContain('https://');
    expect(await sentenceFor('http://localhost:9999/x', allowed)).toContain('was not found');
  });

  test('a private IPv4 address stays private in every IPv6 spelling, and a public one public', () => {
    const byte = fc.nat(255);
    const hex = (one: number, other: number) => (one * 256 + other).toString(16);
    fc.assert(
      fc.property(fc.constantFrom(10, 127, 8), byte, byte, byte, (a, b, c, d) => {
        const dotted = `${a}.${b}.${c}.${d}`;
        const tail = `${hex(a, b)}:${hex(c, d)}`;
        const spellings = [
          `::ffff:${dotted}`,
          `::ffff:${tail}`,
          `64:ff9b::${tail}`,
          `2002:${tail}::`,
          `2002:${tail}::1%eth0`,
        ];
        const inside = specialAddress(dotted);
        expect(inside === null).toBe(a === 8);
        for (const each of spellings) expect(specialAddress(each)).toBe(inside);
      }),
    );
  });

  test('what is no address is never public', () => {
    for (const text of ['', 'x', '1.2.3', '1.2.3.4.5', '::1::', 'localhost'])
      expect(specialAddress(text)).toBe('not an address');
    for (const text of ['1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])
      expect(specialAddress(text)).toBeNull();
  });
});

describe('what a webhook tells', () => {
  const steps = [
    [rita, creation('urgent')],
    [rita, { kind: 'send' }],
    [tom, { kind: 'comment', text: 'On it' }],
  ] as const;

  test('an event with the ticket after it, with an id that stays the same on every attempt', () => {
    const history = historyOf(...steps);
    const [, , comment] = history;
    if (comment === undefined) throw new Error('no comment');
    const message = webhookMessage(comment, ticketOf(...steps));
    expect(message?.id).toBe('msg_T1_HT-1_3');
    expect(JSON.parse(message?.body ?? '')).toEqual({
      type: 'ticket.commented',
      timestamp: '2026-11-04T13:22:00.000Z',
      data: {
        ticket: 'HT-1',
        workspace: 'T1',
        version: 3,
        status: 'open',
        priority: 'urgent',
        enterprise: true,
        herokuTicket: null,
        requester: 'Rita',
        assignee: null,
        sentAt: '2026-11-04T13:21:00.000Z',
        by: 'Tom',
        subject: 'Checkout returns 503',
        text: 'On it',
      },
    });
  });

  test('the message is signed and verified by the Standard Webhooks library', () => {
    const history = historyOf(...steps);
    const [, , comment] = history;
    const message = comment === undefined ? null : webhookMessage(comment, ticketOf(...steps));
    const hook = new Webhook(`whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`);
    const at = new Date();
    const signature = hook.sign(message?.id ?? '', at, message?.body ?? '');
    const headers = {
      'webhook-id': message?.id ?? '',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signature,
    };
    expect(hook.verify(message?.body ?? '', headers)).toMatchObject({ type: 'ticket.commented' });
    expect(() => hook.verify(`${message?.body} `, headers)).toThrow();
  });

  test('nothing of a draft, and no text of a ticket from a private channel', () => {
    const history = historyOf(
      [rita, creation('high', true)],
      [rita, { kind: 'send' }],
      [rita, { kind: 'comment', text: 'hush' }],
    );
    const bodies = history.map((event, at) => {
      const after = fold(history.slice(0, at + 1));
      return after === null ? null : webhookMessage(event, after)?.body;
    });
    expect(bodies[0]).toBeUndefined();
    expect(bodies[2]).toContain('"text":null');
    expect(bodies.join()).not.toMatch(/hush|Checkout/);
  });

  test('every mirrored kind is an event, and crowds are not mirrored', () => {
    const kinds = eventSchema.options.map(({ shape }) => shape.kind.value);
    expect(Object.keys(webhookTypes).filter((kind) => !(kinds as string[]).includes(kind))).toEqual([]);
    expect(Object.keys(webhookTypes)).not.toEqual(expect.arrayContaining(['joined']));
  });
});
