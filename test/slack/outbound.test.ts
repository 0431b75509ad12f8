import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardedFetch } from '../../src/slack/outbound.ts';

const server = createServer((request, response) => {
  if (request.url === '/away') response.writeHead(302, { location: '/' });
  response.end('here');
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('requests that leave the bot', () => {
  test.each([
    'http://169.254.169.254/latest',
    'https://example.com/',
    'https://slack.com.evil.example/',
    'http://slack.com/',
  ])('%s is refused: it is not Slack', async (url) => {
    await expect(guardedFetch()(url)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('a loopback address is refused in production', async () => {
    await expect(guardedFetch()(`${origin}/`)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(guardedFetch('https://slack.example/api/')(`${origin}/`)).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  test('with an emulator on a loopback address, loopback response_urls are reached', async () => {
    const response = await guardedFetch('http://127.0.0.1:1/api/')(`${origin}/`);
    expect(await response.text()).toBe('here');
  });

  test('redirects are not followed', async () => {
    await expect(guardedFetch('http://127.0.0.1:1/api/')(`${origin}/away`)).rejects.toThrow();
  });
});
