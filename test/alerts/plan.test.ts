import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardHash, cardOf } from '../../src/alerts/card.ts';
import { contentHash, type Incident, updateHash } from '../../src/alerts/incident.ts';
import { belongsToSummary, plan } from '../../src/alerts/plan.ts';
import { afterSummary, nothingShown } from '../../src/alerts/shown.ts';
import { everything, type Mode, modes, type Preferences, type Rule } from '../../src/alerts/subscription.ts';
import { mishaps, slackModel } from './slack-model.ts';
import { herokuIncident, herokuUpdate, watcher } from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const noon = Date.parse(at('12:00'));

const sample = (() => {
  const page = watcher();
  page.look({
    open: [herokuIncident(1, at('08:00'), [herokuUpdate(1, at('08:00'), 'investigating', 'Slow.')])],
  });
  return page.incident('heroku:1');
})();

function later(incident: Incident, more: Partial<Incident>): Incident {
  return { ...incident, ...more, revision: incident.revision + 1 };
}

function withText(incident: Incident, text: string, type = 'update'): Incident {
  const id = incident.updates.length + 1;
  const update = { key: `heroku:${id}`, type, label: type, text, at: at('09:00') };
  return later(incident, { updates: [...incident.updates, update] });
}

const prefs = (rule: Partial<Rule> = {}): Preferences => ({
  rules: [{ ...everything, ...rule }],
  mutedUntil: null,
});
const over = later(withText(sample, 'All is well.', 'resolved'), { state: 'resolved', endedAt: at('10:00') });

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

const night = prefs({ quiet: { from: 22 * 60, to: 7 * 60 }, zone: 'UTC' });
const midnight = Date.parse(at('23:30'));
const morning = Date.parse('2026-05-13T07:00:00Z');

describe('quiet hours, digests and mutes', () => {
  test('what begins at night waits, and has its card in the morning if it is still open', () => {
    const slack = slackModel(true);
    slack.run(sample, night, midnight);
    expect(slack.messages()).toEqual([]);
    expect(slack.shown().held).toEqual({ until: morning, as: 'summary' });
    expect(plan(slack.shown(), sample, night, midnight)).toEqual([]);
    slack.run(sample, night, morning);
    expect(slack.messages()).toHaveLength(2);
  });

  test('what began and ended at night is left to the summary of the morning, once', () => {
    const slack = slackModel(true);
    slack.run(sample, night, midnight);
    expect(belongsToSummary(slack.shown(), over)).toBe(true);
    expect(plan(slack.shown(), over, night, morning)).toEqual([]);
    const told = afterSummary(slack.shown(), contentHash(over), over.revision);
    expect(belongsToSummary(told, over)).toBe(false);
    expect(plan(told, over, night, morning)).toEqual([]);
  });

  test('a card that is there is edited at night without a sound; its replies wait', () => {
    const slack = slackModel(true);
    slack.run(sample, night, noon);
    const calls = plan(slack.shown(), over, night, midnight);
    expect(calls.map((call) => call.do)).toEqual(['edit', 'hold']);
    slack.run(over, night, midnight);
    slack.run(over, night, morning);
    expect(slack.messages().at(-1)).toMatchObject({ broadcast: true });
  });

  test('red breaks the quiet, and so does the end of what was told', () => {
    const slack = slackModel(true);
    const red = later(sample, { severity: 'red' });
    slack.run(red, night, midnight);
    expect(slack.messages()).toHaveLength(2);
    slack.run({ ...over, severity: 'red', revision: 9 }, night, midnight);
    expect(slack.messages().at(-1)).toMatchObject({ broadcast: true });
  });

  test('with a digest there is no card until something is red', () => {
    const daily = prefs({ digest: 540, zone: 'UTC' });
    const slack = slackModel(true);
    slack.run(sample, daily, noon);
    expect(slack.messages()).toEqual([]);
    expect(belongsToSummary(slack.shown(), sample)).toBe(true);
    expect(plan(slack.shown(), later(sample, { severity: 'red' }), daily, noon)[0]?.do).toBe('post');
    const told = afterSummary(slack.shown(), contentHash(sample), sample.revision);
    expect(plan(told, sample, daily, noon)).toEqual([]);
    expect(plan(told, withText(sample, 'More.'), daily, noon)).toMatchObject([{ do: 'hold', as: 'digest' }]);
    const due = slack.shown().held?.until ?? 0;
    expect(plan(slack.shown(), sample, daily, due + 1)).toEqual([]);
  });

  test('while it is muted a channel gets nothing new, and afterwards what is true by then', () => {
    const slack = slackModel(true);
    const muted = { ...prefs(), mutedUntil: noon + 60_000 };
    slack.run(later(sample, { severity: 'red' }), muted, noon);
    expect(slack.messages()).toEqual([]);
    slack.run({ ...over, revision: 7 }, muted, noon + 60_000);
    expect(slack.messages()[0]?.text).toMatch(/^Resolved: /);
  });
});

/** What happens to an incident, step by step. */
const steps = fc.array(
  fc.oneof(
    fc.record({ add: fc.string({ maxLength: 20 }) }),
    fc.record({ rewrite: fc.nat(5), text: fc.string({ maxLength: 20 }) }),
    fc.record({ severity: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const) }),
    fc.record({ state: fc.constantFrom('open' as const, 'resolved' as const, 'unlisted' as const) }),
    fc.record({ title: fc.string({ minLength: 1, maxLength: 10 }) }),
  ),
  { maxLength: 12 },
);

function story(happenings: readonly Step[]): Incident[] {
  const told = [sample];
  for (const step of happenings) {
    const now = told.at(-1) ?? sample;
    if ('add' in step) told.push(withText(now, step.add));
    else if ('rewrite' in step) {
      const which = step.rewrite % now.updates.length;
      const updates = now.updates.map((update, at) =>
        at === which ? { ...update, text: step.text } : update,
      );
      told.push(later(now, { updates }));
    } else told.push(later(now, step));
  }
  return told;
}

type Step =
  | { add: string }
  | { rewrite: number; text: string }
  | { severity: Incident['severity'] }
  | { state: Incident['state'] }
  | { title: string };

const jobs = fc.array(
  fc.record({
    /** How old the state is that the job read, in revisions. */
    behind: fc.nat(3),
    wrongs: fc.array(fc.constantFrom(...mishaps), { maxLength: 6 }),
  }),
  { maxLength: 25 },
);

describe('whatever happens on the way', () => {
  test('any order, repetition and loss of jobs ends in the same state, and once more sends nothing', () => {
    fc.assert(
      fc.property(
        steps,
        jobs,
        fc.boolean(),
        fc.constantFrom(...modes),
        (happenings, queue, canLook, mode) => {
          const told = story(happenings);
          const final = told.at(-1) ?? sample;
          const slack = slackModel(canLook);
          const preferences = prefs({ mode });
          for (const [turn, { behind, wrongs }] of queue.entries()) {
            const newest = Math.floor((turn / queue.length) * told.length);
            slack.run(told[Math.max(0, newest - behind)] ?? sample, preferences, noon, wrongs);
          }
          slack.run(final, preferences, noon);
          expect(slack.run(final, preferences, noon)).toBe(0);

          const newest = (key: string) => slack.messages().findLast((message) => message.key === key);
          const cards = slack.messages().filter(({ thread }) => thread === null);
          const card = cards.find(({ ts }) => ts === slack.shown().card?.ts);
          expect(card?.hash).toBe(cardHash(cardOf(final, mode)));
          expect(card?.ts).toBe(cards.at(-1)?.ts);
          for (const update of mode === 'edit' ? [] : final.updates) {
            const reply = slack.messages().find(({ ts }) => ts === slack.shown().replies[update.key]?.ts);
            expect(reply?.hash).toBe(updateHash(update));
            expect(
              slack
                .messages()
                .filter(({ key, thread }) => key === update.key && thread !== null)
                .at(-1)?.ts,
            ).toBe(reply?.ts);
          }
          expect(newest('heroku:1')).toBeDefined();
          const keys = new Set(slack.messages().map(({ key, thread }) => `${key} ${thread !== null}`));
          const twins = slack.messages().length - keys.size;
          expect(twins).toBeLessThanOrEqual(canLook ? 0 : slack.losses());
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('the last word on the state reaches the channel, whatever was lost before', () => {
    fc.assert(
      fc.property(steps, jobs, (happenings, queue) => {
        const told = story(happenings);
        const slack = slackModel(true);
        slack.run(sample, prefs(), noon);
        for (const [turn, { wrongs }] of queue.entries())
          slack.run(told[Math.min(turn, told.length - 1)] ?? sample, prefs(), noon, wrongs);
        const final = later(told.at(-1) ?? sample, { state: 'resolved', revision: 99 });
        slack.run(final, prefs(), noon);
        const wasOpen = (told[Math.min(queue.length - 1, told.length - 1)] ?? sample).state === 'open';
        if (queue.length >= told.length && wasOpen)
          expect(slack.messages().filter(({ broadcast }) => broadcast).length).toBeGreaterThan(0);
        expect(slack.shown().stage?.state).toBe('resolved');
      }),
      { numRuns: 500 },
    );
  });
});
