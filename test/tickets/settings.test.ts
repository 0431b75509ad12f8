import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContacts } from '../../src/tickets/contacts.ts';
import { readResources, resourceTopics } from '../../src/tickets/resources.ts';
import { changeSettings, noSettings, type SettingName, settingsSchema } from '../../src/tickets/settings.ts';

const before = noSettings('Europe/Berlin');

describe('the settings of a workspace', () => {
  test('begin with nothing decided, which is valid and warned about', () => {
    const result = changeSettings(before, {});
    expect(result).toMatchObject({ ok: true, settings: before });
    expect(result.ok && result.warnings).toHaveLength(3);
    expect(result.ok && result.warnings[0]).toContain('Without a triage channel no ticket can be sent');
  });

  test('change one by one, and an empty text clears', () => {
    const full = changeSettings(before, {
      triageChannel: 'C0TRIAGE',
      csaChannel: 'G0CSA',
      onCallGroup: 'S0ONCALL',
      settingsGroup: 'S0ADMINS',
      plan: 'premier',
      replyTargets: { premier: { urgent: ' 1 hour ' } },
      webhookUrl: 'https://hooks.example.com/tickets',
      defaultZone: 'America/New_York',
    });
    expect(full).toMatchObject({
      ok: true,
      warnings: [],
      settings: { replyTargets: { premier: { urgent: '1 hour' } } },
    });
    const settings = full.ok ? full.settings : before;
    expect(changeSettings(settings, { webhookUrl: ' ', csaChannel: '' })).toMatchObject({
      settings: { ...settings, webhookUrl: null, csaChannel: null },
    });
    expect(settingsSchema.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  test.each<[SettingName, unknown, string]>([
    ['triageChannel', 'D0DIRECT', 'Choose a channel, not a direct message.'],
    ['csaChannel', '#csa', 'Choose a channel'],
    ['onCallGroup', 'U0PERSON', 'Choose a user group.'],
    ['settingsGroup', 'everyone', 'Choose a user group.'],
    ['plan', 'gold', 'Choose one of standard'],
    ['replyTargets', { premier: { urgent: ' ' } }, 'premier, urgent: must not be empty'],
    ['replyTargets', { premier: { urgent: 'x'.repeat(81) } }, 'at most 80 characters'],
    ['replyTargets', { gold: {} }, 'gold'],
    ['webhookUrl', 'ftp://hooks.example.com', 'starts with https://'],
    ['webhookUrl', 'hooks', 'starts with https://'],
    ['webhookUrl', `https://hooks.example.com/${'x'.repeat(500)}`, 'At most 500'],
    ['defaultZone', 'Mars/Olympus', 'IANA time zone'],
    ['defaultZone', '', 'IANA time zone'],
  ])('%s %j is refused in words', (name, value, why) => {
    const result = changeSettings(before, { [name]: value });
    expect(result.ok ? {} : Object.keys(result.errors)).toEqual([name]);
    expect(result.ok ? '' : result.errors[name]).toContain(why);
  });

  test('every fault is named at once', () => {
    const result = changeSettings(before, { plan: 'gold', defaultZone: 'x y', onCallGroup: 'x' });
    expect(result.ok ? [] : Object.keys(result.errors).sort()).toEqual([
      'defaultZone',
      'onCallGroup',
      'plan',
    ]);
  });

  test('a plan without targets is warned about, and a name that is no setting is a fault', () => {
    const result = changeSettings(before, { plan: 'premier' });
    expect(result.ok && result.warnings.at(-1)).toContain('see your contract');
    const stray: Record<string, unknown> = { colour: 'red' };
    expect(() => changeSettings(before, stray)).toThrow('There is no such setting');
  });
});

describe('contacts and resources', () => {
  const support = join(import.meta.dirname, '../../content/support');

  test('the portal and the form for a new ticket are among the contacts', () => {
    const ids = readContacts(support).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['portal', 'new-ticket', 'notification-sender']));
  });

  test('resources come by topic, each with one way to reach it', () => {
    const resources = readResources(support);
    expect([...new Set(resources.map(({ topic }) => topic))]).toEqual([...resourceTopics]);
    expect(resources.filter(({ url, where }) => (url === undefined) === (where === undefined))).toEqual([]);
  });
});
