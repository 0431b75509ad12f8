import type { Incident } from '../incident.ts';
import type { Deed } from '../ledger.ts';
import { plan } from '../plan.ts';
import { apply, begin, type Call } from '../shown.ts';
import type { Preferences } from '../subscription.ts';
import type { Method } from './pace.ts';
import type { ShownState, Step, Work } from './work.ts';

const methodOf: Record<Call['do'], Method | null> = {
  post: 'post',
  reply: 'post',
  edit: 'edit',
  edit_reply: 'edit',
  look: 'look',
  hold: null,
};

const deeds: Partial<Record<Call['do'], Deed>> = {
  post: 'posted',
  edit: 'edited',
  reply: 'replied',
  edit_reply: 'reply_edited',
};

function stepOf(work: Pick<Work, 'place'>, state: ShownState, call: Call, now: number): Step {
  const { shown } = state;
  const begun = begin(shown, call, now);
  return {
    method: methodOf[call.do],
    before: begun === shown ? null : { ...state, shown: begun },
    async send(deliver) {
      return call.do === 'hold'
        ? { is: 'done', ts: '' }
        : deliver.send(work.place, call, shown.card?.ts ?? null);
    },
    after(delivered, current) {
      if (current.in !== 'shown') return { state: current, deed: null };
      const after = { ...current, shown: apply(current.shown, call, delivered) };
      const sent = delivered.is === 'found' ? current.shown.pending?.call : call;
      const what = delivered.is === 'done' || delivered.is === 'found' ? sent && deeds[sent.do] : undefined;
      return { state: after, deed: sent && what ? { key: sent.key, what } : null };
    },
  };
}

/**
 * Makes what a channel shows of an incident true: planned anew for each call, so that run twice it does nothing the
 * second time, and ten updates that came while Slack was slow are one edit. Edits and new messages do not wait for
 * one another, since Slack counts them apart.
 */
export function cardWork(
  base: Pick<Work, 'row' | 'place' | 'channel'>,
  state: ShownState,
  preferences: Preferences,
  known: () => Incident | undefined,
): Work {
  const work: Work = {
    ...base,
    state,
    steps(now) {
      const incident = known();
      const { state: current } = work;
      if (incident === undefined || current.in !== 'shown') return [];
      const calls = plan(current.shown, incident, preferences, now);
      const first = new Map<Method | null, Call>();
      for (const call of calls) if (!first.has(methodOf[call.do])) first.set(methodOf[call.do], call);
      return [...first.values()].map((call) => stepOf(work, current, call, now));
    },
  };
  return work;
}
