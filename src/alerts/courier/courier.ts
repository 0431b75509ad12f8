import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorFacts } from '../../log.ts';
import type { Delivered } from '../deliver.ts';
import type { DeliveryParts } from '../parts.ts';
import { createFetcher } from './fetcher.ts';
import { createIncidents } from './incidents.ts';
import { delayMs } from './judge.ts';
import { pick } from './lane.ts';
import { drop, type Holding, type Lane, openLane, setBusy, waitingIn } from './lanes.ts';
import { createLeases, leaseMs, renewMs } from './leases.ts';
import { crossOff, putOff } from './outbox.ts';
import { type Limits, slackLimits } from './pace.ts';
import { saveStates } from './record.ts';
import { type Ended, saveEnded, versioned } from './settle.ts';
import type { Step } from './work.ts';

/** Calls that are under way at once, in all and in one workspace: a slow Slack must not fill the memory. */
const most = { calls: 250, perLane: 40 } as const;

/** How often each process looks for what others wrote into the outbox, in ms. */
const lookMs = 500;
/** A workspace is kept so long after its last call, in ms, as more is likely to follow. */
const lingerMs = 3000;
/** A lease is not used in its last moments: the clock of the database decides when it ends. */
const marginMs = 1500;
const troubleMs = 1000;
/** With more calls than that under way, what comes within so many ms is saved together. */
const gather = { above: 10, ms: 25 } as const;
const longestStopMs = 15_000;

export type Courier = {
  /** Takes nothing more, waits for the calls under way, and saves what came of them. */
  stop(): Promise<void>;
};

const clock = () => performance.now();

/** A wait that can be ended early; ended before it began, it is none. */
function createNap() {
  let wake = Promise.withResolvers<void>();
  return {
    end: () => wake.resolve(),
    async take(ms: number) {
      const timer = setTimeout(wake.resolve, ms);
      await wake.promise;
      clearTimeout(timer);
      wake = Promise.withResolvers<void>();
    },
  };
}

/**
 * Brings what is in the outbox to Slack. Each workspace is walked by one process at a time, at its own pace; in a
 * process all of them are walked together: one loop fetches, notes what is about to be sent, lets the calls run side by
 * side, and saves what came of them, each time in a few statements for everything that has come together meanwhile.
 * Nothing in here sleeps: whose turn has not come is looked at again when it has.
 */
export function startCourier(parts: DeliveryParts, limits: Limits = slackLimits): Courier {
  const { store, log, deliver, bell } = parts;
  const { db } = store;
  const leases = createLeases(db, randomUUID(), clock);
  const incidents = createIncidents(db);
  const lanes = new Map<string, Lane>();
  const fetcher = createFetcher(parts, incidents, lanes);
  const ended: Ended[] = [];
  let inFlight = 0;
  let turn = 0;
  let news = true;
  let claimAt = 0;
  let renewAt = 0;
  let stopping = false;
  const nap = createNap();
  const stir = () => nap.end();
  bell.listen(() => {
    news = true;
    stir();
  });

  async function renew(): Promise<void> {
    const now = clock();
    renewAt = now + renewMs;
    if (lanes.size === 0) return;
    const kept = await leases.renew([...lanes.keys()]);
    for (const lane of lanes.values()) {
      if (kept.has(lane.team)) lane.heldUntil = now + leaseMs - marginMs;
      else lanes.delete(lane.team);
    }
  }

  async function claim(): Promise<void> {
    const now = clock();
    const { found, areMore } = await leases.claim();
    claimAt = areMore ? now : now + lookMs;
    for (const lease of found) lanes.set(lease.team, openLane(lease, limits, now, now + leaseMs - marginMs));
  }

  function call(holding: Holding, step: Step): void {
    inFlight += 1;
    const end = (delivered: Delivered) => {
      inFlight -= 1;
      ended.push({ holding, step, delivered });
      stir();
    };
    step.send(deliver).then(end, (error) => end({ is: 'unknown', reason: errorFacts(error).error }));
  }

  async function send(): Promise<void> {
    const now = clock();
    const begun: { holding: Holding; step: Step }[] = [];
    const done: Holding[] = [];
    const later: { holding: Holding; inMs: number; failed: boolean }[] = [];
    const paced: Lane[] = [];
    const all = [...lanes.values()];
    turn += 1;
    for (let nth = 0; nth < all.length; nth += 1) {
      const lane = all[(nth + turn) % all.length];
      if (lane === undefined || now < lane.nextAt || now > lane.heldUntil) continue;
      const waiting = waitingIn(lane, now, parts.now(), (holding, error) => {
        log.error({ about: holding.work.row.about, ...errorFacts(error) }, 'an alert cannot be planned');
        later.push({ holding, inMs: delayMs(holding.work.row.tries + 10), failed: true });
      });
      const { busy } = lane;
      const room = Math.min(most.calls - inFlight - begun.length, most.perLane - busy);
      const picked = pick(waiting, lane.pace, lane.line, now, room);
      lane.nextAt = picked.nextAt;
      if (picked.go.some(({ method }) => method !== null)) paced.push(lane);
      const of = (id: string) => lane.holdings.get(id) as Holding;
      for (const { id, method } of picked.go) {
        const holding = of(id);
        const step = holding.steps.find((one) => one.method === method);
        if (step === undefined) continue;
        setBusy(holding, true);
        if (method === null) ended.push({ holding, step, delivered: { is: 'done', ts: '' } });
        else begun.push({ holding, step });
      }
      done.push(...picked.done.map(of));
      later.push(...picked.later.map(({ id, inMs }) => ({ holding: of(id), inMs, failed: false })));
    }
    await begin(begun, paced);
    await leave(done, later);
  }

  /** What is about to be sent is saved first, with the pace that it takes: the process may die in the call. */
  async function begin(begun: readonly { holding: Holding; step: Step }[], paced: readonly Lane[]) {
    if (begun.length === 0) return;
    const noted = begun.flatMap(({ holding, step: { before } }) =>
      before === null ? [] : [{ place: holding.work.place, state: before, holding }],
    );
    try {
      const saved = await db.transaction().execute(async (tx) => {
        await leases.savePace(
          tx,
          paced.map(({ team, pace }) => ({ team, pace: pace.saved() })),
        );
        return saveStates(tx, noted);
      });
      for (const one of noted) {
        if (saved.has(one)) one.holding.work.state = versioned(one.state);
        else drop(one.holding);
      }
    } catch (error) {
      for (const { holding } of begun) drop(holding);
      throw error;
    }
    for (const { holding, step } of begun)
      if (holding.lane.holdings.get(holding.id) === holding) call(holding, step);
  }

  /** Errands that are done, and those that come back at their time, leave the memory. */
  async function leave(
    done: readonly Holding[],
    later: readonly { holding: Holding; inMs: number; failed: boolean }[],
  ): Promise<void> {
    for (const holding of [...done, ...later.map((one) => one.holding)]) drop(holding);
    const [closing, plain] = [
      done.filter(({ work }) => work.finish),
      done.filter(({ work }) => !work.finish),
    ];
    await crossOff(
      db,
      plain.map(({ work }) => work.row),
    );
    await putOff(
      db,
      later.map(({ holding, ...when }) => ({ ...holding.work.row, ...when })),
    );
    for (const { work } of closing)
      await db.transaction().execute(async (tx) => {
        await work.finish?.(tx);
        await crossOff(tx, [work.row]);
      });
  }

  async function releaseIdle(): Promise<void> {
    const now = clock();
    const idle = [...lanes.values()].filter((lane) => {
      if (lane.holdings.size > 0 || lane.more) lane.idleSince = now;
      return stopping ? lane.holdings.size === 0 : now - lane.idleSince > lingerMs;
    });
    for (const { team } of idle) lanes.delete(team);
    await leases.release(idle.map(({ team, pace }) => ({ team, pace: pace.saved() })));
  }

  async function round(): Promise<void> {
    const now = clock();
    if (now >= renewAt) await renew();
    if (!stopping) {
      const isNews = news;
      news = false;
      if (isNews || now >= claimAt) await claim();
      await fetcher.fetch(isNews);
    }
    await saveEnded(parts, ended);
    if (!stopping) await send();
    await releaseIdle();
  }

  /** How long until there may be something to do, in ms. */
  function quietFor(): number {
    const now = clock();
    if (news || ended.some(({ step }) => step.method === null)) return 0;
    let next = Math.min(claimAt, renewAt, fetcher.nextAt());
    if (inFlight < most.calls) for (const lane of lanes.values()) next = Math.min(next, lane.nextAt);
    return Math.min(Math.max(0, next - now), lookMs);
  }

  async function run(): Promise<void> {
    if (store.engine === 'embedded') await leases.freeAll();
    while (!stopping || inFlight > 0 || ended.length > 0) {
      try {
        await round();
      } catch (error) {
        log.warn(errorFacts(error), 'alerts could not be worked on, which is tried again');
        await sleep(troubleMs);
      }
      const start = clock();
      await nap.take(stopping ? 50 : quietFor());
      const early = gather.ms - (clock() - start);
      if (inFlight > gather.above && early > 0) await sleep(early);
    }
    await leases.release([...lanes.values()].map(({ team, pace }) => ({ team, pace: pace.saved() })));
  }

  const running = run().catch((error: unknown) =>
    log.error(errorFacts(error), 'the courier of alerts ended'),
  );
  return {
    async stop() {
      stopping = true;
      stir();
      await Promise.race([running, sleep(longestStopMs, undefined, { ref: false })]);
    },
  };
}
