import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import type { Queue } from '../queue/queue.ts';
import type { Store } from '../store/open.ts';
import { announceOpen, syncShown } from './announce.ts';
import { createBell } from './bell.ts';
import { parseRule, parseUnsubscribe } from './check-rule.ts';
import { parseDuration } from './clock-words.ts';
import { countOutbox, urgencies, want } from './courier/outbox.ts';
import type { Limits } from './courier/pace.ts';
import type { Deliver, Place } from './deliver.ts';
import { explainWords } from './describe.ts';
import type { Problem } from './grammar.ts';
import type { Incident } from './incident.ts';
import type { Health } from './known.ts';
import { type Entry, type Lag, lagOf, lastDeliveries } from './ledger.ts';
import { holdRound, loadIncident, loadKnown } from './memory.ts';
import { overlapping, type StatusNow, statusNow } from './now.ts';
import { pausedChannels, resume } from './pausing.ts';
import {
  addRule,
  allChannels,
  type Channel,
  channelAt,
  preferencesOf,
  removeRules,
  setMute,
  setPrivate,
} from './rules.ts';
import type { Sources } from './sources/readers.ts';
import type { Rule } from './subscription.ts';
import { wantHeld } from './sweep.ts';
import type { Instant } from './time.ts';
import type { SourceName } from './vocabulary.ts';
import { startWatch, type Watch } from './watch.ts';
import { startAlertWork } from './work.ts';

export type Refused = { ok: false; problems: readonly Problem[] };
export type Subscribed =
  | { ok: true; id: string; rule: Rule; isNew: boolean; notes: readonly string[]; open: readonly Incident[] }
  | Refused;
export type Unsubscribed = { ok: true; gone: readonly Rule[]; left: Channel } | Refused;
export type Muted = { ok: true; until: Date } | { ok: false; message: string };
/** `why` says of each rule why the last incident came through it or not. */
export type Listed = { channel: Channel; last: Entry | null; why: Readonly<Record<string, string>> };
export type HealthNow = { sources: Readonly<Record<SourceName, Health>>; status: StatusNow; lag: Lag };

/** Status and news for people and channels. Nothing here knows Slack. */
export type Alerts = {
  now(): Promise<StatusNow>;
  /** Adds a rule in words to a channel, and shows there what is open right now. */
  subscribe(place: Place, words: string, creator: string): Promise<Subscribed>;
  /** Takes away the rule with this id; undefined when it is gone already. */
  undo(place: Place, id: string): Promise<Rule | undefined>;
  unsubscribe(place: Place, words: string): Promise<Unsubscribed>;
  /** Puts another rule in place of one; where the new one is refused, the old one stays. */
  replace(place: Place, id: string | null, words: string, creator: string): Promise<Subscribed>;
  list(place: Place): Promise<Listed>;
  channelAt(place: Place): Promise<Channel>;
  channelsOf(team: string): Promise<Channel[]>;
  /** Queues a message on the way of every alert. */
  test(place: Place): Promise<void>;
  mute(place: Place, words: string): Promise<Muted>;
  unmute(place: Place): Promise<void>;
  notePrivate(place: Place, isPrivate: boolean): Promise<void>;
  health(team: string): Promise<HealthNow>;
  /** Incidents and maintenances that were going on between two moments. */
  overlapping(from: Instant, to: Instant): Promise<Incident[]>;
  /**
   * Something changed so that posting may work again, in a channel or, without one, in a whole workspace: what paused
   * there goes on at once.
   */
  reachable(where: { team: string; channel?: string }): Promise<void>;
  /** How much waits to be told, now and at its time. */
  outbox(): Promise<{ due: number; later: number }>;
  /** Brings alerts to the channels and watches the status pages in this process. */
  run(deliver: Deliver, sources: Sources): Promise<Watch>;
};

export type AlertOptions = {
  store: Store;
  queue: Queue;
  log: Log;
  pollSeconds: number;
  /** IANA zone for times of day that name none. */
  zone: string;
  limits?: Limits;
  now?: () => Instant;
};

export function openAlerts(options: AlertOptions): Alerts {
  const { store, queue, log, pollSeconds, zone, limits, now = Date.now } = options;
  const { db } = store;
  const bell = createBell();
  const parts = { store, queue, log, bell, pollMs: pollSeconds * 1000, now };

  async function swap(place: Place, old: string | null, words: string, creator: string): Promise<Subscribed> {
    const answer = parseRule(words, zone);
    if (!answer.ok) return answer;
    const { rule, notes } = answer;
    const done = await db.transaction().execute(async (tx) => {
      if (old !== null) await removeRules(tx, place, { id: old });
      const { id, isNew } = await addRule(tx, place, rule, creator);
      await holdRound(tx, 'asking');
      const open = await announceOpen(tx, place, { rules: [rule], mutedUntil: null });
      return { ok: true, id, rule, isNew, notes, open } as const;
    });
    bell.ring();
    return done;
  }

  return {
    now: async () => statusNow((await loadKnown(db)).known, now(), parts.pollMs),
    subscribe: (place, words, creator) => swap(place, null, words, creator),
    undo: async (place, id) => (await removeRules(db, place, { id }))[0],
    replace: swap,
    async unsubscribe(place, words) {
      const answer = parseUnsubscribe(words, zone);
      if (!answer.ok) return answer;
      const which = answer.what === 'all' ? 'all' : answer.what === 'rule' ? { rule: answer.rule } : null;
      const gone = which === null ? [] : await removeRules(db, place, which);
      return { ok: true, gone, left: await channelAt(db, place) };
    },
    async list(place) {
      const channel = await channelAt(db, place);
      const [last = null] = await lastDeliveries(db, place, 1);
      const newest = await db
        .selectFrom('alert_shown')
        .select('incident')
        .where('team', '=', place.team)
        .where('channel', '=', place.channel)
        .orderBy('updated_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      const known = newest === undefined ? undefined : await loadIncident(db, newest.incident);
      const why = channel.rules.map(({ id, rule }) => [
        id,
        known === undefined ? '' : `The last alert, ${explainWords(rule, known.incident)}`,
      ]);
      return { channel, last, why: Object.fromEntries(why) };
    },
    channelAt: (place) => channelAt(db, place),
    channelsOf: (team) => allChannels(db, team),
    async test(place) {
      await want(db, [place], { is: 'test', id: randomUUID(), at: now() }, urgencies.person);
      bell.ring();
    },
    async mute(place, words) {
      const answer = parseDuration(words);
      if (!answer.ok) return answer;
      const until = new Date(now() + answer.ms);
      await setMute(db, place, until);
      return { ok: true, until };
    },
    async unmute(place) {
      await db.transaction().execute(async (tx) => {
        await setMute(tx, place, null);
        await syncShown(tx, place);
      });
      bell.ring();
    },
    notePrivate: (place, isPrivate) => setPrivate(db, place, isPrivate),
    async health(team) {
      const { known } = await loadKnown(db);
      return {
        sources: known.health,
        status: statusNow(known, now(), parts.pollMs),
        lag: await lagOf(db, team),
      };
    },
    overlapping: async (from, to) => overlapping((await loadKnown(db)).known, from, to),
    async reachable(where) {
      const paused = await pausedChannels(db, where);
      for (const place of paused)
        await db.transaction().execute(async (tx) => {
          const isPaused = await resume(tx, place);
          if (isPaused) await announceOpen(tx, place, preferencesOf(await channelAt(tx, place)));
        });
      if (paused.length === 0) return;
      await wantHeld(db, new Date(now()));
      bell.ring();
    },
    outbox: () => countOutbox(db),
    async run(deliver, sources) {
      const courier = await startAlertWork({ ...parts, deliver }, limits);
      const watch = startWatch({ ...parts, sources });
      return {
        lookNow: watch.lookNow,
        async stop() {
          await Promise.all([watch.stop(), courier.stop()]);
        },
      };
    },
  };
}
