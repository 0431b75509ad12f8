import { describe, expect, test } from 'vitest';
import type { Incident } from '../../src/alerts/incident.ts';
import { plan } from '../../src/alerts/plan.ts';
import { nothingShown } from '../../src/alerts/shown.ts';
import type { Mode } from '../../src/alerts/subscription.ts';
import { slackModel } from './slack-model.ts';
import { later, noon, over, prefs, sample, withText } from './story.ts';

describe('the calls that make a channel true', () => {
  test('a new incident is a card and a reply for each text', () => {
    const calls = plan(nothingShown, withText(sample, 'More.'), prefs(), noon);
    expect(calls.map((call) => `${call.do} ${call.key}`)).toEqual([
      'post heroku:1',
      'reply heroku:1',
      'reply heroku:2',
    ]);
    expect(calls.every((call) => call.do !== 'reply' || !call.broadcast)).toBe(true);
  });

  test('nothing is sent when the channel shows what is known', () => {
    const slack = slackModel(true);
    expect(slack.run(sample, prefs(), noon)).toBe(2);
    expect(slack.run(sample, prefs(), noon)).toBe(0);
    expect(slack.run({ ...sample, revision: 99 }, prefs(), noon)).toBe(0);
  });

  test.each<[Mode, string[], string[]]>([
    ['both', ['post', 'reply'], ['edit', 'reply']],
    ['edit', ['post'], ['edit']],
    ['thread', ['post', 'reply'], ['edit', 'reply']],
  ])('mode %s begins with %j and ends with %j', (mode, begins, ends) => {
    const slack = slackModel(true);
    expect(plan(nothingShown, sample, prefs({ mode }), noon).map((call) => call.do)).toEqual(begins);
    slack.run(sample, prefs({ mode }), noon);
    expect(plan(slack.shown(), over, prefs({ mode }), noon).map((call) => call.do)).toEqual(ends);
  });

  test('in mode thread a new text leaves the card alone', () => {
    const slack = slackModel(true);
    slack.run(sample, prefs({ mode: 'thread' }), noon);
    const calls = plan(slack.shown(), withText(sample, 'More.'), prefs({ mode: 'thread' }), noon);
    expect(calls.map((call) => call.do)).toEqual(['reply']);
  });

  test('only worse, resolved and open again go to the channel as well, on the newest text', () => {
    const slack = slackModel(true);
    const steps = [
      sample,
      withText(sample, 'More.'),
      later(withText(withText(sample, 'More.'), 'Worse.'), { severity: 'red' }),
    ];
    let last = steps[2] ?? sample;
    for (const [text, more] of [
      ['Better.', { severity: 'yellow' }],
      ['Over.', { state: 'resolved' }],
      ['A report.', {}],
      ['Back.', { state: 'open', reopened: 1 }],
      ['Bad again.', { severity: 'red' }],
    ] as [string, Partial<Incident>][]) {
      last = later(withText(last, text), more);
      steps.push(last);
    }
    for (const step of steps) slack.run(step, prefs(), noon);
    const loud = slack.messages().filter(({ broadcast }) => broadcast);
    expect(loud.map(({ text }) => text.split('UTC: ')[1])).toEqual([
      'Worse.',
      'Over.',
      'Back.',
      'Bad again.',
    ]);
  });

  test('worse, then calmer, then worse again is said both times', () => {
    const slack = slackModel(true);
    const severities = ['yellow', 'red', 'yellow', 'red'] as const;
    for (const [at, severity] of severities.entries())
      slack.run({ ...sample, severity, revision: at + 1 }, prefs(), noon);
    expect(slack.messages().filter(({ broadcast }) => broadcast)).toHaveLength(2);
  });

  test('of several texts that come with the end only the newest goes to the channel', () => {
    const slack = slackModel(true);
    slack.run(sample, prefs(), noon);
    const end = later(withText(withText(sample, 'Nearly.'), 'Done.', 'resolved'), { state: 'resolved' });
    slack.run(end, prefs(), noon);
    expect(slack.messages().map(({ broadcast }) => broadcast)).toEqual([false, false, false, true]);
  });

  test('an end or a turn for the worse without a text is said in a notice', () => {
    const slack = slackModel(true);
    slack.run(sample, prefs(), noon);
    slack.run(later(sample, { severity: 'red' }), prefs(), noon);
    slack.run(later(later(sample, { severity: 'red' }), { state: 'resolved' }), prefs(), noon);
    const notices = slack.messages().filter(({ key }) => key.startsWith('notice:'));
    expect(notices.map(({ text }) => text.split('\n').at(-1))).toEqual([
      'Open, investigating: It is now red: major outage.',
      'Resolved: It is over. The page gave no further text.',
    ]);
    expect(notices.every(({ broadcast }) => broadcast)).toBe(true);
  });

  test('no longer listed is said in the thread, not to the whole channel', () => {
    const slack = slackModel(true);
    slack.run(sample, prefs(), noon);
    slack.run(later(sample, { state: 'unlisted' }), prefs(), noon);
    expect(slack.messages().at(-1)).toMatchObject({ broadcast: false });
    expect(slack.messages().at(-1)?.text).toContain('no longer lists it');
  });

  test('ten updates while Slack was slow are one edit and ten replies', () => {
    const slack = slackModel(true);
    slack.run(sample, prefs(), noon);
    let grown = sample;
    for (let step = 0; step < 10; step++) grown = withText(grown, `Step ${step}`);
    const calls = plan(slack.shown(), grown, prefs(), noon);
    expect(calls.map((call) => call.do)).toEqual(['edit', ...Array(10).fill('reply')]);
  });

  test('history of a first read is told to nobody, and what no rule lets through is not told', () => {
    expect(plan(nothingShown, { ...sample, silent: true }, prefs(), noon)).toEqual([]);
    expect(plan(nothingShown, sample, prefs({ systems: ['Data'] }), noon)).toEqual([]);
    expect(plan(nothingShown, sample, { rules: [], mutedUntil: null }, noon)).toEqual([]);
  });

  test('a job that read an older state of the incident says nothing', () => {
    const slack = slackModel(true);
    slack.run(over, prefs(), noon);
    expect(plan(slack.shown(), sample, prefs(), noon)).toEqual([]);
  });

  test('a card that is gone is posted anew; old replies are not repeated', () => {
    const slack = slackModel(true);
    slack.run(sample, prefs(), noon);
    const [edit] = plan(slack.shown(), withText(sample, 'More.'), prefs(), noon);
    if (edit === undefined) throw new Error('An edit was expected.');
    slack.apply(edit, { is: 'gone' });
    expect(plan(slack.shown(), withText(sample, 'More.'), prefs(), noon).map((call) => call.do)).toEqual([
      'post',
      'reply',
    ]);
  });

  test('a lost answer is looked up where history can be read, else repeated once, and the newer one is kept', () => {
    const seeing = slackModel(true);
    seeing.run(sample, prefs(), noon, ['died_after']);
    expect(plan(seeing.shown(), sample, prefs(), noon)).toMatchObject([{ do: 'look', key: 'heroku:1' }]);
    seeing.run(sample, prefs(), noon);
    expect(seeing.messages().filter(({ thread }) => thread === null)).toHaveLength(1);

    const blind = slackModel(false);
    blind.run(sample, prefs(), noon, ['lost_after']);
    const cards = blind.messages().filter(({ thread }) => thread === null);
    expect(cards).toHaveLength(2);
    expect(blind.shown().card?.ts).toBe(cards.at(-1)?.ts);
  });
});
