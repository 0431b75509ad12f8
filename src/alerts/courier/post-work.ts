import type { Single } from '../deliver.ts';
import type { PostState, Step, Work } from './work.ts';

const nothing: readonly Step[] = [];

/**
 * Posts a single message once, whatever happens: it is noted before it is sent, looked for when its answer was lost,
 * and repeated only where it is not there or nobody may look.
 * @param holdUntil it is not said before then but noted for it; null for now
 */
export function postWork(
  base: Pick<Work, 'row' | 'place' | 'channel' | 'finish'>,
  state: PostState,
  single: Single,
  hold: PostState['held'] = null,
): Work {
  const { place } = base;
  const settled = (current: PostState, ts: string) => ({
    state: { ...current, state: 'done', ts, held: null } satisfies PostState,
    deed: { key: current.key, what: 'said' } as const,
  });

  const holding = (current: PostState, now: number): Step => ({
    method: null,
    before: null,
    send: async () => ({ is: 'done', ts: '' }),
    after: () => ({ state: { ...current, state: 'held', held: hold, at: now }, deed: null }),
  });

  const looking = (current: PostState): Step => ({
    method: 'look',
    before: null,
    send: (deliver) => deliver.find(place, current.key, current.at),
    after(delivered) {
      if (delivered.is === 'done' || delivered.is === 'found') return settled(current, delivered.ts);
      const isOpen = delivered.is === 'absent' || delivered.is === 'cannot_look' || delivered.is === 'gone';
      return { state: isOpen ? { ...current, state: 'none' } : current, deed: null };
    },
  });

  const posting = (current: PostState, now: number): Step => ({
    method: 'post',
    before: { ...current, state: 'pending', held: null, at: now },
    send: (deliver) => deliver.say(place, current.key, single),
    after(delivered, noted) {
      if (noted.in !== 'posts') return { state: noted, deed: null };
      if (delivered.is === 'done') return settled(noted, delivered.ts);
      if (delivered.is !== 'refused') return { state: noted, deed: null };
      // It is due at once, but nothing due is tried in a paused channel before its next attempt.
      return { state: { ...noted, state: 'held', held: { as: 'card', until: now } }, deed: null };
    },
  });

  const work: Work = {
    ...base,
    state,
    steps(now) {
      const { state: current } = work;
      if (current.in !== 'posts' || current.state === 'done') return nothing;
      if (current.state === 'pending') return [looking(current)];
      if (hold !== null && hold.until > now)
        return current.held?.until === hold.until ? nothing : [holding(current, now)];
      return [posting(current, now)];
    },
  };
  return work;
}
