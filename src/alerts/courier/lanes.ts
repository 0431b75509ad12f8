import { type Line, noLine, type Waiting } from './lane.ts';
import type { Lease } from './leases.ts';
import type { OutboxRow } from './outbox.ts';
import { createPace, type Limits, type Pace } from './pace.ts';
import type { Step, Work } from './work.ts';

/** An errand in the hands of this process. */
export type Holding = {
  id: string;
  lane: Lane;
  work: Work;
  notBefore: number;
  /** A call of it is under way, or its end is not saved yet. */
  busy: boolean;
  steps: readonly Step[];
  plannedAt: number;
};

/** A workspace that this process walks. Times are ms on the courier's clock. */
export type Lane = {
  team: string;
  pace: Pace;
  line: Line;
  holdings: Map<string, Holding>;
  /** How many of them are busy. */
  busy: number;
  /** Whether the outbox has more than what was fetched. */
  more: boolean;
  loadAt: number;
  nextAt: number;
  idleSince: number;
  heldUntil: number;
};

export const idOf = ({ channel, about }: Pick<OutboxRow, 'channel' | 'about'>) => `${channel} ${about}`;

export function openLane({ team, pace }: Lease, limits: Limits, now: number, heldUntil: number): Lane {
  return {
    team,
    pace: createPace(limits, pace),
    line: noLine(),
    holdings: new Map(),
    busy: 0,
    more: true,
    loadAt: now,
    nextAt: now,
    idleSince: now,
    heldUntil,
  };
}

/** Puts an errand into its lane, in place of what was known of it before. */
export function hold(lane: Lane, work: Work, now: number): void {
  const id = idOf(work.row);
  const notBefore = now + Math.max(0, work.row.inMs);
  lane.holdings.set(id, {
    id,
    lane,
    work,
    notBefore,
    busy: false,
    steps: [],
    plannedAt: Number.NEGATIVE_INFINITY,
  });
  lane.nextAt = now;
}

/** Lets go of an errand: whatever is left of it is in the outbox. */
export function drop(holding: Holding): void {
  const { lane, id } = holding;
  if (lane.holdings.get(id) !== holding) return;
  setBusy(holding, false);
  lane.holdings.delete(id);
}

export function setBusy(holding: Holding, busy: boolean): void {
  if (holding.busy !== busy) holding.lane.busy += busy ? 1 : -1;
  holding.busy = busy;
}

/** How many errands of a lane wait for their turn. */
export const readyIn = ({ holdings, busy }: Lane): number => holdings.size - busy;

/** A plan depends on the hour (quiet hours, mutes), so it is made again after so many ms. */
const planLives = 1000;

/** What of a lane waits for its turn. An errand that cannot be planned is given to `failed`. */
export function waitingIn(
  lane: Lane,
  now: number,
  time: number,
  failed: (holding: Holding, error: unknown) => void,
): Waiting[] {
  const waiting: Waiting[] = [];
  for (const holding of lane.holdings.values()) {
    if (holding.busy) continue;
    try {
      if (now - holding.plannedAt > planLives) {
        holding.steps = holding.work.steps(time);
        holding.plannedAt = now;
      }
    } catch (error) {
      failed(holding, error);
      continue;
    }
    const { row } = holding.work;
    const wants = holding.steps.map(({ method }) => method);
    waiting.push({
      id: holding.id,
      channel: row.channel,
      urgency: row.urgency,
      notBefore: holding.notBefore,
      wants,
    });
  }
  return waiting;
}
