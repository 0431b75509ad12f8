import { describe, expect, test } from 'vitest';
import { createAliases } from '../../src/simulator/emulator/aliases.ts';
import { matchingCommands } from '../../src/simulator/page/conversation/completion.ts';
import { formatSlackDate, fromLocalInput, toLocalInput } from '../../src/simulator/page/text/date-format.ts';
import { createResponseUrls } from '../../src/simulator/people/response-urls.ts';
import { typedToMarkup } from '../../src/simulator/people/typed-text.ts';
import { createDirectory } from '../../src/simulator/workspace/directory.ts';
import { botToken, signingSecret, tinyApp } from './tiny-bot.ts';

describe('Slack dates', () => {
  const noon = Date.UTC(2026, 0, 15, 12, 0, 5) / 1000;
  const now = new Date(noon * 1000 + 2 * 3600 * 1000);

  test.each([
    ['{date_num} {time}', 'Europe/Berlin', '2026-01-15 1:00 PM'],
    ['{date_num} {time_secs}', 'America/New_York', '2026-01-15 7:00:05 AM'],
    ['{date_long}', 'UTC', 'Thursday, January 15th, 2026'],
    ['{date_short_pretty} at {time}', 'UTC', 'today at 12:00 PM'],
    ['{date_short_pretty}', 'Pacific/Kiritimati', 'today'],
    ['{ago}', 'UTC', '2 hours ago'],
    ['{unknown} stays', 'UTC', '{unknown} stays'],
  ])('%s in %s is %s', (format, zone, expected) => {
    expect(formatSlackDate(noon, format, zone, now)).toBe(expected);
  });

  test('yesterday and tomorrow are named', () => {
    const day = 24 * 3600;
    expect(formatSlackDate(noon - day, '{date_pretty}', 'UTC', now)).toBe('yesterday');
    expect(formatSlackDate(noon + day, '{date_pretty}', 'UTC', now)).toBe('tomorrow');
    expect(formatSlackDate(noon + 2 * day, '{date_pretty}', 'UTC', now)).toBe('January 17th, 2026');
  });

  test('a date-time field speaks the time of the person, also in summer', () => {
    expect(fromLocalInput('2026-07-01T14:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 6, 1, 12) / 1000);
    expect(fromLocalInput('2026-01-01T14:00', 'America/New_York')).toBe(Date.UTC(2026, 0, 1, 19) / 1000);
    expect(toLocalInput(Date.UTC(2026, 6, 1, 12) / 1000, 'Europe/Berlin')).toBe('2026-07-01T14:00');
  });
});

describe('what people type', () => {
  const directory = createDirectory({ port: 0, signingSecret, botToken, app: tinyApp });

  test.each([
    ['@Tiny and @sam in #ops', '<@U0TINY> and <@U0SIMSAM> in <#C0SIMOPS|ops>'],
    ['@Sam Okoro!', '<@U0SIMSAM>!'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['<@U0SIMSAM> <!channel>', '&lt;@U0SIMSAM&gt; &lt;!channel&gt;'],
    ['mail me@sam.example', 'mail me@sam.example'],
    ['#heroku-status not #heroku-status-old', '<#C0SIMHEROKUSTATUS|heroku-status> not #heroku-status-old'],
    ['see https://a.example/?a=1&b=2 now', 'see <https://a.example/?a=1&amp;b=2> now'],
    ['@oncall @here', '<!subteam^S0SIMONCALL|@oncall> <!here>'],
  ])('%s becomes %s', (typed, markup) => {
    expect(typedToMarkup(typed, directory)).toBe(markup);
  });
});

describe('command completion', () => {
  test.each([
    ['/', ['/echo', '/form', '/fail']],
    ['/f', ['/form', '/fail']],
    ['/FO', ['/form']],
    ['/echo', ['/echo']],
    ['/echo words', []],
    ['hello /e', []],
    ['', []],
  ])('%s offers %j', (typed, expected) => {
    expect(matchingCommands(typed, tinyApp.commands).map((c) => c.command)).toEqual(expected);
  });
});

test('ids are translated both ways, whole ids only', () => {
  const { toInside, toOutside } = createAliases([
    ['C0SIMOPS', 'CABC'],
    ['C0SIMOPSLONG', 'CXYZ'],
  ]);
  expect(toInside('"C0SIMOPS" "C0SIMOPSLONG" "XC0SIMOPS"')).toBe('"CABC" "CXYZ" "XC0SIMOPS"');
  expect(toOutside('<#CABC|ops> CABCD')).toBe('<#C0SIMOPS|ops> CABCD');
});

test('a response_url ends after 30 minutes', () => {
  let now = 0;
  const urls = createResponseUrls('http://localhost', () => now);
  const id = urls.issue({ channel: 'C1', user: 'U1' }).split('/').at(-1) ?? '';
  now = 30 * 60 * 1000 - 1;
  expect(urls.use(id)).toEqual({ target: { channel: 'C1', user: 'U1' } });
  now += 1;
  expect(urls.use(id)).toEqual({ error: 'expired_url' });
  expect(urls.use('made-up')).toEqual({ error: 'not_found' });
});
