import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'));
const schema = JSON.parse(readFileSync(join(root, 'test/fixtures/manifest.schema.json'), 'utf8'));

describe('manifest.yml', () => {
  test("fits Slack's own schema", () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(schema);
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('asks for optional scopes only among the scopes that it asks for, and the rest is what the bot cannot do without', () => {
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    expect(bot).toEqual(expect.arrayContaining(bot_optional));
    expect(bot_optional).toEqual(['channels:history', 'groups:history', 'usergroups:read']);
  });

  test('points every address at the bot', () => {
    const urls = JSON.stringify(manifest).match(/https:\/\/[^"]+/g);
    expect(new Set(urls)).toEqual(
      new Set(['https://bot.example.com/slack/events', 'https://bot.example.com/slack/oauth_redirect']),
    );
  });
});
