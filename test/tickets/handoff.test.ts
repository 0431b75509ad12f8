import { describe, expect, test } from 'vitest';
import { noFields } from '../../src/tickets/fields.ts';
import { type HandoffSource, handoff } from '../../src/tickets/handoff.ts';
import { checklist, definitions, fullContent, fullFields, redact } from './fixtures.ts';

const tools = { checklist, definitions, redact, helpOrigin: 'https://help.heroku.com' };
const source: HandoffSource = {
  id: 'HT-12',
  priority: 'urgent',
  content: fullContent,
};

describe('the text for Heroku', () => {
  test('holds the nine items in the order of Heroku, as plain text', () => {
    expect(handoff(source, tools)).toEqual({
      subject: 'Checkout returns 503',
      url: 'https://help.heroku.com/tickets/new',
      parts: [expect.stringMatching(/^Priority: Urgent/)],
      text: `Priority: Urgent
Confirmed: production; unusable for the vast majority of users; no workaround.
App: acme-shop

1. CONSENT TO ACCESS THE APP AND ITS ADD-ONS
Yes: Heroku staff may access the app and its add-ons for this ticket.

2. DESCRIPTION
Every request to /checkout returns 503 with H12 since the release v142.

3. USERS AFFECTED AND BUSINESS IMPACT
100 % of customers, no orders

4. STEPS TO REPRODUCE
Open /checkout

5. STAGING OR TEST
Not in staging, which has one dyno

6. START TIME (UTC)
2026-11-04 13:05:00 UTC

7. LOGS AND STACK TRACES
2026-11-04T13:05:00Z heroku[router]: at=error code=H12

8. RELEVANT CONFIGURATION (SECRETS REMOVED)
Standard-2X, heroku-24

9. THIRD-PARTY SERVICES THAT ARE NOT HEROKU ADD-ONS
none

Our reference: HT-12`,
    });
  });

  test('says what is not given instead of leaving a hole', () => {
    const { text } = handoff(
      { ...source, priority: 'low', content: { ...fullContent, fields: { ...noFields, subject: 'Q' } } },
      tools,
    );
    expect(text).toContain(
      '1. CONSENT TO ACCESS THE APP AND ITS ADD-ONS\nNot given yet. Please ask us first.',
    );
    expect(text.match(/Not given\./g)).toHaveLength(8);
    expect(text).not.toContain('Confirmed');
    expect(text).not.toContain('App:');
  });

  test('uses the priority as it is now, and says when the start is only roughly known', () => {
    const fields = {
      ...fullFields,
      started: { iso: '2026-11-04T05:00:00Z', words: 'this morning', approximate: true },
    };
    const { text } = handoff({ ...source, priority: 'high', content: { ...fullContent, fields } }, tools);
    expect(text).toMatch(/^Priority: High\n/);
    expect(text).toContain('6. START TIME (UTC)\n2026-11-04 05:00:00 UTC (approximately)');
    expect(text).not.toContain('this morning');
  });

  test('lines of a log begin on a line of their own, and attachments follow the nine items', () => {
    const fields = { ...fullFields, texts: { ...fullFields.texts, logs: 'one\ntwo' } };
    const attachments = [{ id: 'a', title: 'Stack trace', text: 'at main.ts:1' }];
    const { text } = handoff({ ...source, content: { ...fullContent, fields, attachments } }, tools);
    expect(text).toContain('7. LOGS AND STACK TRACES\none\ntwo\n\n8.');
    expect(text).toContain('none\n\nATTACHED: Stack trace\nat main.ts:1\n\nOur reference: HT-12');
  });

  test('a secret that was kept by mistake does not leave; one that a person kept does', () => {
    const fields = {
      ...fullFields,
      subject: 'secret-1',
      texts: { ...fullFields.texts, logs: 'secret-1 secret-2' },
    };
    const text = (keep: string[]) =>
      JSON.stringify(handoff({ ...source, content: { ...fullContent, fields, keep } }, tools));
    expect(text([])).not.toContain('secret-');
    expect(text(['secret-2'])).toContain('secret-2');
    expect(text(['secret-2'])).not.toContain('secret-1');
  });

  test('a long text comes in parts that fit a Slack block and together are the text', () => {
    const logs = Array.from({ length: 90 }, (_, at) => `2026-11-04T13:05:00Z line ${at}`).join('\n');
    const texts = { ...fullFields.texts, logs, configuration: 'x'.repeat(3000) };
    const { text, parts } = handoff(
      { ...source, content: { ...fullContent, fields: { ...fullFields, texts } } },
      tools,
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).toBe(text);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(2900);
  });

  test('the form is at the configured origin', () => {
    expect(handoff(source, { ...tools, helpOrigin: 'https://support.example.com' }).url).toBe(
      'https://support.example.com/tickets/new',
    );
  });
});
