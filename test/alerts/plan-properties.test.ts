import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardHash, cardOf } from '../../src/alerts/card.ts';
import { type Incident, updateHash } from '../../src/alerts/incident.ts';
import { modes } from '../../src/alerts/subscription.ts';
import { mishaps, slackModel } from './slack-model.ts';
import { later, noon, prefs, sample, withText } from './story.ts';

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
