import { afterEach, describe, expect, test } from 'vitest';
import { nextPollMs } from '../../src/alerts/sources/backoff.ts';
import { documentReader, parseJson } from '../../src/alerts/sources/document.ts';
import { parseCurrentStatus } from '../../src/alerts/sources/heroku-status.ts';
import { openSources } from '../../src/alerts/sources/readers.ts';
import { closeServers, reader, serve } from './server.ts';

const calm = { status: [{ system: 'Apps', status: 'green' }], incidents: [], scheduled: [] };

afterEach(closeServers);

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
