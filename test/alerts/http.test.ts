import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { closeServers, reader, serve } from './server.ts';

afterEach(closeServers);

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
