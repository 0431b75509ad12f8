import type { Incident } from '../../src/alerts/incident.ts';
import { plan } from '../../src/alerts/plan.ts';
import { apply, begin, type Call, nothingShown, type Outcome, type Shown } from '../../src/alerts/shown.ts';
import type { Preferences } from '../../src/alerts/subscription.ts';

/** A message as people would see it. */
export type Message = {
  ts: string;
  key: string;
  thread: string | null;
  hash: string;
  text: string;
  broadcast: boolean;
};

/** What goes wrong in one call. `lost_after` and `died_after`: Slack did it, and nobody heard. */
export const mishaps = ['none', 'refused', 'lost_before', 'lost_after', 'died_before', 'died_after'] as const;
export type Mishap = (typeof mishaps)[number];

/** One channel of a Slack that may fail, and the row in which the bot keeps what it shows. */
export function slackModel(canLook: boolean) {
  const messages: Message[] = [];
  let saved: Shown = nothingShown;
  let clock = 0;
  let losses = 0;

  function perform(call: Call): string {
    if (call.do === 'edit' || call.do === 'edit_reply') {
      const message = messages.find(({ ts }) => ts === call.ts);
      if (message === undefined) throw new Error(`There is no message ${call.ts} to edit.`);
      message.hash = call.hash;
      message.text = call.do === 'edit' ? call.card.text : call.reply.fallback;
      return call.ts;
    }
    if (call.do !== 'post' && call.do !== 'reply') throw new Error(`${call.do} is no call to Slack.`);
    clock += 1;
    const isReply = call.do === 'reply';
    messages.push({
      ts: String(clock),
      key: call.key,
      thread: isReply ? (saved.card?.ts ?? null) : null,
      hash: call.hash,
      text: isReply ? call.reply.fallback : call.card.text,
      broadcast: isReply && call.broadcast,
    });
    return String(clock);
  }

  function looked(call: Extract<Call, { do: 'look' }>): Outcome {
    if (!canLook) return { is: 'cannot_look' };
    const found = messages.findLast(
      ({ key, thread }) => key === call.key && (thread !== null) === call.inThread,
    );
    return found === undefined ? { is: 'absent' } : { is: 'found', ts: found.ts };
  }

  /** Makes one call; says whether the process is still alive. */
  function make(call: Call, mishap: Mishap): boolean {
    if (call.do === 'hold') saved = apply(saved, call, { is: 'done', ts: '' });
    else if (call.do === 'look') saved = apply(saved, call, looked(call));
    else {
      saved = begin(saved, call, clock);
      const isNew = call.do === 'post' || call.do === 'reply';
      if (isNew && !['none', 'refused'].includes(mishap)) losses += 1;
      if (mishap === 'died_before') return false;
      if (mishap === 'refused') saved = apply(saved, call, { is: 'refused' });
      else if (mishap === 'lost_before') saved = apply(saved, call, { is: 'unknown' });
      else {
        const ts = perform(call);
        if (mishap === 'died_after') return false;
        saved = apply(saved, call, mishap === 'lost_after' ? { is: 'unknown' } : { is: 'done', ts });
      }
    }
    return true;
  }

  return {
    /** One job: plans, makes the first call, saves, and again; what goes wrong comes from the list, in turn. */
    run(incident: Incident, preferences: Preferences, now: number, wrongs: readonly Mishap[] = []): number {
      let calls = 0;
      for (let turn = 0; turn < 500; turn++) {
        const [call] = plan(saved, incident, preferences, now);
        if (call === undefined) return calls;
        calls += 1;
        const mishap = wrongs[turn] ?? 'none';
        if (!make(call, mishap) || mishap === 'refused') return calls;
      }
      throw new Error('The plan never comes to an end.');
    },
    remove(ts: string) {
      messages.splice(
        messages.findIndex((message) => message.ts === ts),
        1,
      );
    },
    apply(call: Call, outcome: Outcome) {
      saved = apply(saved, call, outcome);
    },
    messages: () => messages,
    shown: () => saved,
    losses: () => losses,
  };
}
