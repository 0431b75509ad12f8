import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, settings } from '../src/config.ts';

const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-secret' };
const key = 'ab'.repeat(32);
const oauth = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_STATE_SECRET: 'state',
  SLACK_SIGNING_SECRET: 'a-secret',
  ENCRYPTION_KEY: key,
  PUBLIC_URL: 'https://bot.example.com/',
};

describe('settings', () => {
  test('without any the bot runs in the local workspace', () => {
    const config = readConfig({});
    expect(config.slack).toEqual({ mode: 'local' });
    expect(config).toMatchObject({
      PORT: 3000,
      ROLE: 'all',
      POLL_SECONDS: 60,
      TZ_DEFAULT: 'UTC',
      CONTENT_DIRS: [],
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test.each([
    ['a bot token and a signing secret', http, 'http'],
    ['a bot token and an app token', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'socket'],
    ['the settings of an app for many workspaces', oauth, 'oauth'],
    ['empty values only', { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '  ' }, 'local'],
  ])('%s choose the way to Slack', (_name, environment, mode) => {
    expect(readConfig(environment).slack.mode).toBe(mode);
  });

  test.each([
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET is missing']],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 'a-secret' }, ['SLACK_BOT_TOKEN is missing']],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN is missing']],
    ['an API address alone', { SLACK_API_URL: 'http://127.0.0.1:1/api/' }, ['SLACK_API_URL needs']],
    ['one workspace and many at once', { ...oauth, ...http }, ['SLACK_BOT_TOKEN belongs to one workspace']],
    [
      'a client id alone',
      { SLACK_CLIENT_ID: '1.2' },
      [
        'SLACK_CLIENT_SECRET is missing',
        'SLACK_STATE_SECRET is missing',
        'ENCRYPTION_KEY is missing',
        'PUBLIC_URL is missing',
      ],
    ],
  ])('%s is refused, and every missing one is named', (_name, environment, problems) => {
    for (const problem of problems) expect(() => readConfig(environment)).toThrow(problem);
  });

  test('every wrong value is named at once, with what would be right, and none is repeated', () => {
    const read = () =>
      readConfig({
        PORT: 'many',
        LOG_LEVEL: 'loud',
        POLL_SECONDS: '0',
        TZ_DEFAULT: 'Mars/Olympus',
        DATABASE_URL: 'mysql://root:hunter2@db',
        SLACK_BOT_TOKEN: 'hunter2',
        HEROKU_STATUS_URL: 'https://status.heroku.com/api',
        ENCRYPTION_KEY: 'short',
        SLACK_API_URL: 'http://127.0.0.1:4000',
        ROLE: 'boss',
      });
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'POLL_SECONDS',
      'TZ_DEFAULT',
      'DATABASE_URL',
      'SLACK_BOT_TOKEN',
      'HEROKU_STATUS_URL',
      'ENCRYPTION_KEY',
      'SLACK_API_URL',
      'ROLE',
    ]) {
      expect(read).toThrow(new RegExp(`- ${name} `));
    }
    expect(read).not.toThrow('hunter2');
  });

  test('a wrong value and a missing one are named together', () => {
    const read = () => readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', PORT: 'many' });
    for (const name of ['PORT must', 'SLACK_SIGNING_SECRET is missing']) expect(read).toThrow(name);
  });

  test('folders of content may be separated by commas or colons', () => {
    expect(readConfig({ CONTENT_DIRS: '/a, /b:/c' }).CONTENT_DIRS).toEqual(['/a', '/b', '/c']);
  });

  test("the README's table lists exactly the settings, with their defaults", () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm)].map(([, name, value]) => [
      name,
      value?.trim(),
    ]);
    const defaults = Object.entries(settings.shape).map(([name, schema]) => {
      const value = schema.safeParse(undefined);
      const text = value.success && value.data !== undefined ? String(value.data) : '';
      return [name, text === '' ? '–' : `\`${text}\``];
    });
    expect(rows).toEqual(defaults);
  });
});
