import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/tickets/lifecycle/action.ts';
import { eventSchema, type TicketEvent } from '../../src/tickets/lifecycle/event.ts';
import { evolve, fold } from '../../src/tickets/lifecycle/evolve.ts';
import { explain } from '../../src/tickets/lifecycle/history.ts';
import { noticeOf } from '../../src/tickets/lifecycle/notices.ts';
import { type Actor, rolesOf, sightOf } from '../../src/tickets/lifecycle/people.ts';
import { actionKinds, may } from '../../src/tickets/lifecycle/permissions.ts';
import type { Ticket } from '../../src/tickets/lifecycle/ticket.ts';
import { plain } from '../../src/tickets/lifecycle/words.ts';
import { decide } from '../../src/tickets/lifecycle.ts';
import { priorities } from '../../src/tickets/priority.ts';
import { definitions, now } from './fixtures.ts';
import { contentOf, creation, mia, otto, rita, tina, tom, wanda } from './lifecycle-people.ts';

type Step = { actor: Actor; action: Action; wait: number };

const actor = fc.constantFrom(rita, rita, rita, tom, tom, tina, wanda, mia, otto);
const text = fc.constantFrom('', ' ', 'because', 'because', 'because');
const channel = fc.constantFrom(null, 'C1', 'C9');
const body: fc.Arbitrary<Action> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Action>(creation('urgent'), { kind: 'discard' }) },
  { weight: 3, arbitrary: fc.constantFrom<Action>({ kind: 'send' }, { kind: 'claim' }, { kind: 'leave' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      content: fc.constantFrom(...priorities).map((p) => contentOf(p)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('release' as const), reason: text }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('change-priority' as const),
      to: fc.constantFrom(...priorities),
      reason: text,
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('appeal' as const, 'comment' as const), text }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('decide-appeal' as const),
      granted: fc.boolean(),
      reason: text,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('share' as const),
      people: fc.array(fc.constantFrom('Rita', 'Wanda', 'Mia', 'Otto'), { maxLength: 3 }),
      channel,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('join' as const), channel }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('link-heroku' as const),
      number: fc.constantFrom('1289514', '1289515', 'x'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('resolve' as const, 'reopen' as const), text }) },
);
const step: fc.Arbitrary<Step> = fc.record({
  actor,
  action: fc
    .record({
      body,
      key: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom('k1', 'k2', 'k3')),
      seen: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.nat(12)),
    })
    .map(
      ({ body, key, seen }): Action => ({
        ...body,
        ...(key === null ? {} : { key }),
        ...(seen === null ? {} : { seen }),
      }),
    ),
  wait: fc.integer({ min: -5, max: 60 }),
});
/** Half of the stories begin with a ticket that is sent: a random one is often discarded first. */
const firstStep: Step = { actor: rita, action: { kind: 'send' }, wait: 1 };
const story = fc.record({
  priority: fc.constantFrom(...priorities),
  isPrivate: fc.boolean(),
  steps: fc
    .tuple(fc.boolean(), fc.array(step, { maxLength: 40, size: 'max' }))
    .map(([sent, steps]) => (sent ? [firstStep, ...steps] : steps)),
});

/** What must hold for every ticket, whatever led to it. */
function broken(ticket: Ticket, history: readonly TicketEvent[]): string[] {
  const { status, assignee, claimedAt, watchers, requester, appeal, resolution, priority } = ticket;
  const rules: Record<string, boolean> = {
    'a claimed ticket has someone at it': status !== 'claimed' || assignee !== null,
    'an open ticket has nobody at it': status !== 'open' || assignee === null,
    'a draft has nobody at it and was not sent':
      status !== 'draft' || (assignee === null && ticket.sentAt === null),
    'a discarded ticket was never sent': status !== 'discarded' || ticket.sentAt === null,
    'a claim has its time': (assignee === null) === (claimedAt === null),
    'a resolved ticket says by whom, and no other does': (status === 'resolved') === (resolution !== null),
    'an Urgent ticket waits exactly while it is open':
      (ticket.waitingSince !== null) === (status === 'open' && priority === 'urgent'),
    'watchers are different people and not the requester':
      new Set([requester, ...watchers]).size === watchers.length + 1,
    'an appeal wants another priority than triage chose': appeal === null || ticket.priorityChange !== null,
    'a decided appeal has a reason':
      appeal?.outcome?.result === undefined ||
      appeal.outcome.result === 'closed' ||
      appeal.outcome.reason !== '',
    'a resolved ticket has no open appeal':
      status !== 'resolved' || appeal === null || appeal.outcome !== null,
    'the version counts the events': ticket.version === history.length,
    'the revision is not ahead of the version': ticket.revision <= ticket.version,
    'there is at most one appeal': history.filter(({ kind }) => kind === 'appealed').length <= 1,
    'it was sent at most once': history.filter(({ kind }) => kind === 'sent').length <= 1,
    'a Heroku number is one': ticket.herokuTicket === null || /^\d{4,8}$/.test(ticket.herokuTicket),
  };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

/** Plays a story; `look` sees every step that had an effect. */
function play(
  {
    priority,
    isPrivate,
    steps,
  }: { priority: (typeof priorities)[number]; isPrivate: boolean; steps: readonly Step[] },
  look: (before: Ticket, step: Step, events: readonly TicketEvent[], after: Ticket) => void,
): { history: TicketEvent[]; ticket: Ticket } {
  const start = decide(null, creation(priority, isPrivate), rita, now);
  const history = 'events' in start ? start.events : [];
  let ticket = fold(history);
  let clock = now;
  for (const step of steps) {
    clock += step.wait * 1000;
    const decision = decide(ticket, step.action, step.actor, clock);
    if ('refused' in decision || ticket === null) continue;
    const before = ticket;
    history.push(...decision.events);
    ticket = decision.events.reduce<Ticket | null>(evolve, ticket);
    if (ticket !== null && decision.events.length > 0) look(before, step, decision.events, ticket);
  }
  if (ticket === null) throw new Error('a ticket cannot vanish');
  return { history, ticket };
}

describe('any sequence of actions by any people', () => {
  test('keeps every invariant at every step', () => {
    fc.assert(
      fc.property(story, (given) => {
        const seen: TicketEvent[] = [];
        const { history } = play(given, (_before, _step, events, after) => {
          seen.push(...events);
          expect(broken(after, [...history0, ...seen])).toEqual([]);
        });
        expect(history.length).toBe(seen.length + 1);
      }),
      { numRuns: 1000 },
    );
  });

  test('is explained by its history: folding it, also after a round through JSON, gives the ticket', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { history, ticket } = play(given, () => {});
        const kept = history.map((event) => eventSchema.parse(JSON.parse(JSON.stringify(event))));
        expect(fold(kept)).toEqual(ticket);
        expect(history.map(({ sequence }) => sequence)).toEqual(history.map((_, at) => at + 1));
        const times = history.map(({ at }) => at);
        expect(times).toEqual([...times].sort());
      }),
      { numRuns: 500 },
    );
  });

  test('changes nothing without the right to, and tells each step and who has to hear of it', () => {
    fc.assert(
      fc.property(story, (given) => {
        play(given, (before, { actor, action }, events, after) => {
          expect(may(rolesOf(actor, before), action.kind)).toBe(true);
          for (const event of events) {
            expect(event.by).toBe(actor.id);
            expect(plain(explain(event, definitions))).toContain(`@${actor.id}`);
            const { people, page } = noticeOf(event, after, definitions);
            expect(people).not.toContain(actor.id);
            expect(new Set(people).size).toBe(people.length);
            if (page) expect(after).toMatchObject({ status: 'open', priority: 'urgent' });
            for (const id of people) {
              const told = { id, triage: ['Tom', 'Tina'].includes(id), member: true };
              expect(sightOf(after, told)).toBe('details');
            }
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  test('says in its history why the priority, the person at it and the state are what they are', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { history, ticket } = play(given, () => {});
        const told = (kinds: readonly string[]) => {
          const last = history.filter(({ kind }) => kinds.includes(kind)).at(-1);
          return last === undefined ? '' : plain(explain(last, definitions));
        };
        const drafts = history.filter(
          ({ kind, sequence }) =>
            kind === 'edited' && sequence < (ticket.sentAt === null ? Infinity : sentAt(history)),
        );
        if (drafts.length === 0) {
          expect(told(['created', 'priority-changed', 'appeal-decided'])).toContain(
            definitions[ticket.priority].name,
          );
        }
        if (ticket.assignee !== null)
          expect(told(['claimed'])).toBe(`@${ticket.assignee} claimed the ticket.`);
        if (ticket.resolution !== null)
          expect(told(['resolved', 'reopened'])).toContain(`@${ticket.resolution.by} resolved`);
        if (ticket.herokuTicket !== null) expect(told(['heroku-linked'])).toContain(ticket.herokuTicket);
      }),
      { numRuns: 500 },
    );
  });

  test('with every click arriving twice ends the same', () => {
    fc.assert(
      fc.property(story, ({ steps, ...rest }) => {
        const keyed = steps.map((step, at) => ({ ...step, action: { ...step.action, key: `click-${at}` } }));
        const twice = keyed.flatMap((step) => [step, { ...step, wait: 0 }]);
        const once = play({ ...rest, steps: keyed }, () => {});
        expect(play({ ...rest, steps: twice }, () => {}).history).toEqual(once.history);
      }),
    );
  });

  test('reaches every kind of event, so that the properties above say something', () => {
    const found = new Set<string>(['created']);
    const done = new Set<string>(['create']);
    for (const given of fc.sample(story, { numRuns: 3000, seed: 7 })) {
      play(given, (_before, { action }, events) => {
        done.add(action.kind);
        for (const { kind } of events) found.add(kind);
      });
    }
    expect(actionKinds.filter((kind) => !done.has(kind))).toEqual([]);
    expect([...found].sort()).toEqual(eventSchema.options.map(({ shape }) => shape.kind.value).sort());
  });
});

const history0 = (() => {
  const start = decide(null, creation(), rita, now);
  return 'events' in start ? start.events : [];
})();

function sentAt(history: readonly TicketEvent[]): number {
  return history.find(({ kind }) => kind === 'sent')?.sequence ?? Infinity;
}
