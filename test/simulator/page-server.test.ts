import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import type { FeedEvent } from '../../src/simulator/workspace/entities.ts';
import {
  ada,
  botToken,
  general,
  sam,
  signingSecret,
  startTinyBot,
  type TinyBot,
  tinyApp,
} from './tiny-bot.ts';

let bot: TinyBot;

beforeAll(async () => {
  bot = await startTinyBot(() => {});
});

afterAll(() => bot.close());

/** Asks with headers that `fetch` would not let one set. */
function status(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${bot.simulator.pageUrl.replace('localhost', '127.0.0.1')}${path}`, {
      method,
      headers,
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('the guard', () => {
  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3000', '192.168.1.5'])(
    'a request for the host %s is refused',
    async (host) => {
      expect(await status('/', { host })).toBe(403);
      expect(await status('/api/auth.test', { host, authorization: `Bearer ${botToken}` }, 'POST')).toBe(403);
    },
  );

  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])(
    'a request for the host %s is taken',
    async (host) => {
      expect(await status('/page/state', { host })).toBe(200);
    },
  );

  test('another site can neither read nor act', async () => {
    const host = new URL(bot.simulator.pageUrl).host;
    const body = JSON.stringify({ kind: 'send', channel: general, text: 'from elsewhere' });
    expect(await status('/page/act', { host, origin: 'https://evil.example' }, 'POST', body)).toBe(403);
    expect(await status('/page/act', { host, origin: 'http://localhost:9' }, 'POST', body)).toBe(403);
    expect(await status('/page/state', { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status('/page/act', { host, origin: `http://${host}` }, 'POST', body)).toBe(200);
  });

  test('a body that is too large is refused', async () => {
    const host = new URL(bot.simulator.pageUrl).host;
    expect(await status('/page/act', { host }, 'POST', 'x'.repeat(1_100_000))).toBe(413);
  });

  test.each(['{}', 'not json', '{"kind":"send","channel":"C1","text":""}', '{"kind":"launch"}'])(
    '%s is no action',
    async (body) => {
      expect(await status('/page/act', {}, 'POST', body)).toBe(400);
    },
  );
});

describe('the page', () => {
  test('it is served with a policy that allows nothing from elsewhere and no inline script', async () => {
    const response = await fetch(`${bot.simulator.pageUrl}/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const html = await response.text();
    const resources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
    expect(resources.filter((url) => !url.startsWith('/') && url !== 'data:,')).toEqual([]);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    for (const url of resources.filter((path) => path.startsWith('/'))) {
      expect((await fetch(bot.simulator.pageUrl + url)).status).toBe(200);
    }
  });

  test('a permalink shows the page, an unknown path is not found', async () => {
    expect(await status(`/archives/${general}/p1`, {})).toBe(200);
    expect(await status('/etc/passwd', {})).toBe(404);
    expect(await status('/assets/../../package.json', {})).toBe(404);
  });
});

describe('the feed', () => {
  /** Opens the event stream and gives its events, one after the other, with their ids. */
  async function* events(as: string, after: string) {
    const ended = new AbortController();
    const response = await fetch(`${bot.simulator.pageUrl}/page/events?as=${as}&after=${after}`, {
      signal: ended.signal,
    });
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const [, id, data] = /^id: (.+)\ndata: (.+)$/.exec(part) ?? [];
          if (id && data) yield { id, event: JSON.parse(data) as FeedEvent };
        }
      }
    } finally {
      ended.abort();
    }
  }
  const next = async (as: string, after: string) => {
    for await (const entry of events(as, after)) return entry;
    throw new Error('The stream ended.');
  };

  test('what happened after an id is told again, and only what the person may see', async () => {
    const { lastId } = await bot.state(ada);
    await bot.app.client.chat.postEphemeral({ channel: general, user: ada, text: 'for Ada' });
    await bot.app.client.chat.postMessage({ channel: general, text: 'for all' });
    expect((await next(ada, lastId)).event).toMatchObject({ message: { text: 'for Ada' } });
    const first = await next(sam, lastId);
    expect(first.event).toMatchObject({ message: { text: 'for all' } });
    await bot.app.client.chat.postMessage({ channel: general, text: 'later' });
    expect((await next(sam, first.id)).event).toMatchObject({ message: { text: 'later' } });
  });

  test.each(['', 'another-run-5', 'nonsense'])(
    'the unknown id "%s" makes the page load everything anew',
    async (id) => {
      expect((await next(ada, id)).event).toEqual({ type: 'reset' });
    },
  );
});

test('a port in use is a sentence with the next step', async () => {
  const port = Number(new URL(bot.simulator.pageUrl).port);
  const failure = startSimulator({ port, signingSecret, botToken, app: tinyApp }).catch(
    (error: unknown) => error,
  );
  const error = await failure;
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'port_in_use', message: expect.stringMatching(/in use\. .*PORT=/) });
});
