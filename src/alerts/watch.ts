import { AppError } from '../errors.ts';
import { errorFacts } from '../log.ts';
import { announce, announceEntries } from './announce.ts';
import type { Change } from './change.ts';
import { retiredSources } from './health.ts';
import type { Known } from './known.ts';
import { createLead } from './lead.ts';
import { trimLedger } from './ledger.ts';
import { type Look, look } from './look.ts';
import { holdRound, loadFeed, loadKnown, type Memory, saveFeed, saveKnown } from './memory.ts';
import { advanceFeed } from './news.ts';
import type { AlertParts } from './parts.ts';
import { nextPollMs } from './sources/backoff.ts';
import type { Sources } from './sources/readers.ts';
import { sweep } from './sweep.ts';
import { day, hour, type Instant } from './time.ts';
import { feedNames, type SourceName, sourceLabels, sourceNames } from './vocabulary.ts';

/** Slower reads, as multiples of the pace. */
const every = { lists: 3, feeds: 5 } as const;

export type Watch = {
  /** Looks now, at everything, whatever is due. */
  lookNow(): Promise<void>;
  /** Ends after the look that is under way. */
  stop(): Promise<void>;
};

export type WatchParts = AlertParts & { sources: Sources; random?: () => number };

/** Looks at the status pages and feeds for ever, one process at a time, and wants in the outbox what follows. */
export function startWatch(parts: WatchParts): Watch {
  const { pollMs, log, random = Math.random } = parts;
  const lead = createLead(parts);
  const looker = createLooker(parts, random);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  async function tick(all: boolean): Promise<void> {
    try {
      if (await lead.isHeld()) await looker.look(all);
    } catch (error) {
      const isOther = error instanceof AppError && error.code === 'conflict';
      log[isOther ? 'debug' : 'warn'](errorFacts(error), 'a look at the status pages was not saved');
      looker.forget();
    }
  }
  const next = (all: boolean) => {
    turn = turn.then(() => (stopped ? undefined : tick(all)));
    return turn;
  };
  const goOn = () => {
    if (stopped) return;
    const wait = nextPollMs({ failures: 0, paceMs: pollMs, otherHealthy: true }, random);
    timer = setTimeout(() => void next(false).then(goOn), wait);
  };
  void next(false).then(goOn);

  return {
    lookNow: () => next(true),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
      lead.release();
    },
  };
}

/** The looks themselves, with what is remembered between them. */
function createLooker(parts: WatchParts, random: () => number) {
  const { store, bell, sources, pollMs, log, now } = parts;
  let memory: Memory | undefined;
  let looks = 0;
  let tidyAt = 0;
  const notBefore: Record<SourceName, Instant> = { heroku: 0, trust: 0 };

  async function watchPages(all: boolean): Promise<void> {
    const before = memory ?? (await loadKnown(store.db));
    const due = sourceNames.filter((source) => all || notBefore[source] <= now() + pollMs / 2);
    const lists = all || looks % every.lists === 0;
    const followUps = all || looks % every.feeds === 0;
    const { known, changes, reading } = await look(
      sources,
      before.known,
      { now: due, lists, followUps },
      now,
    );
    memory = await store.db.transaction().execute(async (tx) => {
      const saved = await saveKnown(tx, before, known, new Date(now()));
      if (changes.length > 0) await holdRound(tx, 'look');
      await announce(tx, changes, now());
      return saved;
    });
    bell.ring();
    for (const source of due) {
      const other = sourceNames.find((name) => name !== source) ?? source;
      const retryAfterMs = askedBy(source, reading);
      notBefore[source] =
        now() +
        nextPollMs(
          {
            failures: known.health[source].failures,
            paceMs: pollMs,
            otherHealthy: known.health[other].failures === 0,
            ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
          },
          random,
        );
    }
    report(before.known, known, changes);
  }

  async function watchFeeds(): Promise<void> {
    const reads = await Promise.all([sources.readChangelog(), sources.readBlog()]);
    for (const [at, feed] of feedNames.entries()) {
      const read = reads[at];
      if (read === undefined || !read.ok) continue;
      const before = await loadFeed(store.db, feed);
      const { known, fresh } = advanceFeed(before.feed, read);
      if (known === before.feed) continue;
      await store.db.transaction().execute(async (tx) => {
        await saveFeed(tx, feed, before, known);
        await announceEntries(tx, feed, fresh);
      });
      bell.ring();
    }
  }

  /** Once when a source is lost and once when it is back: without a network the log stays short. */
  function report(before: Known, after: Known, changes: readonly Change[]): void {
    for (const source of sourceNames) {
      const [was, is] = [before.health[source], after.health[source]];
      const page = sourceLabels[source];
      if (was.failures === 0 && is.failures > 0)
        log.warn({ page, reason: is.reason }, 'a status page cannot be read');
      if (was.failures > 0 && is.failures === 0) log.info({ page }, 'a status page can be read again');
    }
    const retired = retiredSources(after.health, now());
    if (retired.length > retiredSources(before.health, now() - pollMs).length)
      log.error({ retired }, 'a status page has not been found for a day: it may have been retired');
    for (const change of changes)
      if (change.type === 'drift') log.warn({ notes: change.notes }, 'a status page sent something new');
  }

  return {
    async look(all: boolean): Promise<void> {
      await watchPages(all);
      if (all || looks % every.feeds === 0) await watchFeeds();
      looks += 1;
      await sweep(parts);
      if (now() - tidyAt > hour) {
        tidyAt = now();
        await trimLedger(store.db);
      }
    },
    forget() {
      memory = undefined;
    },
  };
}

/** How long the server of a source asked to be left alone, in ms. */
function askedBy(source: SourceName, { heroku, trust }: Look['reading']): number | undefined {
  const reads = source === 'heroku' ? [heroku?.current] : [trust?.active, trust?.preview];
  const asked = reads.flatMap((read) => (read !== undefined && !read.ok ? [read.retryAfterMs ?? 0] : []));
  const most = Math.min(Math.max(0, ...asked), day);
  return most === 0 ? undefined : most;
}
