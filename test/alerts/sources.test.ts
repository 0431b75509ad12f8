import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { nextPollMs } from '../../src/alerts/sources/backoff.ts';
import { documentReader, parseJson } from '../../src/alerts/sources/document.ts';
import { parseEntries } from '../../src/alerts/sources/feed.ts';
import { parseCurrentStatus } from '../../src/alerts/sources/heroku-status.ts';
import { type HttpOptions, httpReader } from '../../src/alerts/sources/http.ts';
import { openSources } from '../../src/alerts/sources/readers.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];

/** A real HTTP server on a free port; gives its origin. */
async function serve(handler: Handler): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

function reader(url: string, more: Partial<HttpOptions> = {}) {
  return httpReader({
    fetch,
    url,
    userAgent: 'test (https://example.com)',
    accept: 'application/json',
    ...more,
  });
}

const calm = { status: [{ system: 'Apps', status: 'green' }], incidents: [], scheduled: [] };

describe('reading an address', () => {
  test('gives the body and the clock of the server, and says who is asking', async () => {
    let asked: IncomingMessage['headers'] = {};
    const url = await serve((request, response) => {
      asked = request.headers;
      response.setHeader('date', 'Tue, 12 May 2026 08:00:00 GMT').end('hello');
    });
    expect(await reader(url).read()).toEqual({
      ok: true,
      body: 'hello',
      notModified: false,
      serverTime: Date.parse('2026-05-12T08:00:00Z'),
    });
    expect(asked).toMatchObject({ 'user-agent': 'test (https://example.com)', accept: 'application/json' });
  });

  test('asks on condition with what the server gave, and takes 304 and the same 200 alike', async () => {
    const asked: (string | undefined)[][] = [];
    const url = await serve((request, response) => {
      asked.push([request.headers['if-none-match'], request.headers['if-modified-since']]);
      response.setHeader('etag', '"a"').setHeader('last-modified', 'Tue, 12 May 2026 08:00:00 GMT');
      if (request.headers['if-none-match'] === '"a"' && asked.length === 2) response.writeHead(304).end();
      else response.end('hello');
    });
    const one = reader(url);
    expect(await one.read()).toMatchObject({ ok: true, notModified: false });
    expect(await one.read()).toMatchObject({ ok: true, notModified: true, body: 'hello' });
    expect(await one.read()).toMatchObject({ ok: true, notModified: true, body: 'hello' });
    expect(asked).toEqual([
      [undefined, undefined],
      ['"a"', 'Tue, 12 May 2026 08:00:00 GMT'],
      ['"a"', 'Tue, 12 May 2026 08:00:00 GMT'],
    ]);
  });

  test('gives up at the deadline, before the headers and in the middle of the body', async () => {
    const silent = await serve(() => undefined);
    expect(await reader(silent, { deadlineMs: 100 }).read()).toMatchObject({ ok: false, reason: 'timeout' });
    const stuck = await serve((_, response) => response.writeHead(200).write('{"status":'));
    expect(await reader(stuck, { deadlineMs: 100 }).read()).toMatchObject({ ok: false, reason: 'timeout' });
  });

  test('stops reading a body that is too long, whether or not its length is stated', async () => {
    let written = 0;
    const endless = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await reader(endless, { maxBytes: 1_000_000 }).read()).toMatchObject({
      ok: false,
      reason: 'too_large',
    });
    expect(written).toBeLessThan(50_000_000);
    const honest = await serve((_, response) => response.setHeader('content-length', '9000000').end());
    expect(await reader(honest).read()).toMatchObject({ ok: false, reason: 'too_large' });
  });

  test('an empty body with status 200 is no answer', async () => {
    const url = await serve((_, response) => response.end(' \n'));
    expect(await reader(url).read()).toMatchObject({ ok: false, reason: 'empty' });
  });

  test('follows redirects to its own hosts, and to no other', async () => {
    const elsewhere = await serve((_, response) => response.end('not mine'));
    const url = await serve((request, response) => {
      const target = { '/moved': '/here', '/away': `${elsewhere}/`, '/round': '/round', '/lost': '' }[
        request.url ?? ''
      ];
      if (target === undefined) response.end('here');
      else response.writeHead(302, target === '' ? {} : { location: target }).end();
    });
    expect(await reader(`${url}/moved`).read()).toMatchObject({ ok: true, body: 'here' });
    for (const path of ['/away', '/round', '/lost'])
      expect(await reader(url + path).read()).toMatchObject({ ok: false, reason: 'redirect_refused' });
    const allowedHosts = [new URL(elsewhere).host];
    expect(await reader(`${url}/away`, { allowedHosts }).read()).toMatchObject({
      ok: true,
      body: 'not mine',
    });
  });

  test.each([
    [404, 'not_found'],
    [410, 'gone'],
    [403, 'refused'],
    [500, 'server_error'],
    [503, 'server_error'],
    [429, 'rate_limited'],
  ])('status %i is %s', async (status, reason) => {
    const url = await serve((_, response) => response.writeHead(status).end('no'));
    expect(await reader(url).read()).toMatchObject({ ok: false, reason });
  });

  test('hears when to come again, as seconds or as a date by the clock of the server', async () => {
    const url = await serve((request, response) => {
      response.setHeader('date', 'Tue, 12 May 2026 08:00:00 GMT');
      const asked = request.url === '/date' ? 'Tue, 12 May 2026 08:02:00 GMT' : '120';
      response.writeHead(429, { 'retry-after': asked }).end();
    });
    for (const path of ['/date', '/seconds'])
      expect(await reader(url + path).read()).toMatchObject({ ok: false, retryAfterMs: 120_000 });
  });

  test('a server that is not there, or breaks off, is a value and not a throw', async () => {
    const broken = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => response.destroy());
    });
    expect(await reader(broken).read()).toMatchObject({ ok: false, reason: 'unreachable' });
    expect(await reader('http://127.0.0.1:1/').read()).toMatchObject({ ok: false, reason: 'unreachable' });
  });
});

describe('understanding a document', () => {
  test('HTML with status 200, half a document and a wrong shape are failed reads', async () => {
    const bodies = [
      '<!doctype html><h1>Maintenance</h1>',
      '{"status": [',
      '[]',
      'null',
      '"text"',
      JSON.stringify(calm),
    ];
    const url = await serve((_, response) => response.end(bodies.shift()));
    const read = documentReader(reader(url), (body) => parseJson(body, parseCurrentStatus));
    const answers = [await read(), await read(), await read(), await read(), await read()];
    expect(answers.map((answer) => answer.ok || answer.reason)).toEqual([
      'not_json',
      'not_json',
      'bad_shape',
      'bad_shape',
      'bad_shape',
    ]);
    expect(await read()).toMatchObject({ ok: true, fresh: true });
  });

  test('a bad page with a validator is never confirmed by "not modified"', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
      else response.setHeader('etag', '"bad"').end(asked.length < 3 ? '<html>' : JSON.stringify(calm));
    });
    const read = documentReader(reader(url), (body) => parseJson(body, parseCurrentStatus));
    expect([(await read()).ok, (await read()).ok, (await read()).ok]).toEqual([false, false, true]);
    expect(asked).toEqual([undefined, undefined, undefined]);
    expect(await read()).toMatchObject({ ok: true, fresh: false });
  });
});

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>${items}</channel></rss>`;
const atom = (entries: string) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>x</id>${entries}</feed>`;

function entriesOf(body: string) {
  const parsed = parseEntries(body);
  return parsed.ok ? parsed.value : [];
}

describe('understanding a feed', () => {
  test('RSS and Atom give the same entries', () => {
    const link = 'https://devcenter.heroku.com/changelog-items/3703';
    const expected = [
      {
        id: 'changelog:3703',
        title: 'Ruby 4 & more',
        url: link,
        publishedAt: '2026-05-20T10:00:00.000Z',
        summary: 'It is **here**. See [the notes](https://example.com/notes).',
      },
    ];
    const html = '<p>It is <b>here</b>. See <a href="https://example.com/notes">the notes</a>.</p>';
    expect(
      entriesOf(
        rss(
          `<item><title>Ruby 4 &amp; more</title><link>${link}</link><pubDate>Wed, 20 May 2026 10:00:00 +0000</pubDate><guid>g</guid><description><![CDATA[${html}]]></description></item>`,
        ),
      ),
    ).toEqual(expected);
    const escaped = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    expect(
      entriesOf(
        atom(
          `<entry><id>tag:1</id><title>Ruby 4 &amp; more</title><link rel="alternate" href="${link}"/><published>2026-05-20T10:00:00Z</published><content type="html">${escaped}</content></entry>`,
        ),
      ),
    ).toEqual(expected);
  });

  test('an entry without address, date or id is read as far as it goes, and an unsafe address is left out', () => {
    expect(entriesOf(rss('<item><title>Only a title</title></item>'))[0]).toMatchObject({
      title: 'Only a title',
      url: null,
      publishedAt: null,
    });
    expect(entriesOf(rss('<item><guid>g</guid><link>javascript:alert(1)</link></item>'))[0]).toMatchObject({
      id: 'g',
      title: 'Untitled',
      url: null,
    });
  });

  test.each([
    '',
    '<html><body>Sign in</body></html>',
    '{"a":1}',
    '<rss>',
    'plain text',
    '<?xml version="1.0"?><a/>',
  ])('%j is no feed', (body) => {
    expect(parseEntries(body)).toMatchObject({ ok: false, reason: 'not_a_feed' });
  });

  test('entities that grow are not expanded', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>`;
    const begin = performance.now();
    const parsed = parseEntries(
      rss('<item><title>&b;</title><guid>1</guid></item>').replace('<rss', `${bomb}<rss`),
    );
    expect(JSON.stringify(parsed).length).toBeLessThan(10_000);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('the pace of reading', () => {
  const state = { failures: 0, paceMs: 60_000, otherHealthy: true };
  const middle = () => 0.5;

  test('is 1, 2, 4 and at most 8 minutes after failures, while the other source is healthy', () => {
    const minutes = [0, 1, 2, 3, 4, 5, 50].map(
      (failures) => nextPollMs({ ...state, failures }, middle) / 60_000,
    );
    expect(minutes).toEqual([1, 1, 2, 4, 8, 8, 8]);
  });

  test('stays a minute while both fail', () => {
    expect(nextPollMs({ ...state, failures: 9, otherHealthy: false }, middle)).toBe(60_000);
  });

  test('moves by a tenth at most, and honours what the server asks up to an hour', () => {
    expect([0, 1].map((random) => nextPollMs(state, () => random))).toEqual([54_000, 66_000]);
    expect(nextPollMs({ ...state, retryAfterMs: 300_000 }, middle)).toBe(300_000);
    expect(nextPollMs({ ...state, retryAfterMs: 10 ** 9 }, middle)).toBe(3_600_000);
  });
});

describe('all sources together', () => {
  test('both pages are read at once, and what one cannot give leaves the other as it is', async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.startsWith('/v1/instances')) response.end(JSON.stringify([{ key: 'Heroku Europe' }]));
      else if (request.url?.startsWith('/v1/incidents/77'))
        response.end(JSON.stringify({ id: 77, IncidentImpacts: [] }));
      else if (request.url?.startsWith('/v1/incidents/')) response.writeHead(500).end();
      else if (request.url?.startsWith('/v1')) response.end('[]');
      else response.end(JSON.stringify(request.url?.startsWith('/api/v4/incidents') ? [] : calm));
    });
    const feeds = { changelogUrl: `${url}/changelog`, blogUrl: `${url}/blog` };
    const sources = openSources({
      fetch,
      herokuUrl: url,
      trustUrl: `${url}/v1`,
      userAgent: 'test',
      ...feeds,
    });
    const now = await sources.readNow();
    expect(now.heroku?.current?.ok).toBe(true);
    expect(now.trust?.preview?.ok).toBe(true);
    expect(now.trust?.active).toMatchObject({ ok: false, reason: 'server_error' });
    const day = Date.parse('2026-05-12T08:00:00Z');
    expect((await sources.readLists(day)).trust?.localizations?.ok).toBe(true);
    expect((await sources.readLists(day)).trust).not.toHaveProperty('localizations');
    const found = await sources.readLookups({
      herokuList: true,
      trustIncidents: ['77', '78'],
      trustMaintenances: [],
    });
    expect(found.heroku?.list?.ok).toBe(true);
    expect([found.trust?.incidents?.['77']?.ok, found.trust?.incidents?.['78']?.ok]).toEqual([true, false]);
    expect(await sources.readBlog()).toMatchObject({ ok: false, reason: 'not_a_feed' });
    expect(asked).toContain('/api/v4/incidents?limit=20');
    expect(asked).toContain(
      '/v1/maintenances?startTime=2026-05-10T08%3A00%3A00.000Z&limit=100&offset=0&product=Heroku&locale=en',
    );
  });
});
