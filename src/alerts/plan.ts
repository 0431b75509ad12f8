import { cardHash, cardOf, passageOf, passageText, stateWords } from './card.ts';
import { contentHash, type Incident, type Update, updateHash } from './incident.ts';
import { narrowed } from './match.ts';
import { once } from './once.ts';
import { type Delivery, deliverAt } from './quiet.ts';
import { type Call, type Reply, type ReplyCall, type Shown, type Stage, stageOf } from './shown.ts';
import type { Mode, Preferences } from './subscription.ts';
import type { Instant } from './time.ts';
import { isOver, severityWords } from './vocabulary.ts';

/** The one way in which several rules show the same incident. */
export function modeOf({ rules }: Preferences): Mode {
  const first = rules[0]?.mode ?? 'both';
  return rules.every(({ mode }) => mode === first) ? first : 'both';
}

/** What has to be said to the whole channel, because an edit of the card alerts nobody. */
type Alarm = 'started' | 'worse' | 'resolved' | 'unlisted';

function alarmFor(incident: Incident, was: Stage): Alarm | null {
  const is = stageOf(incident);
  if (is.state === 'resolved') return was.state === 'resolved' ? null : 'resolved';
  if (is.state === 'unlisted') return isOver(was.state) ? null : 'unlisted';
  if (is.state === 'open' && was.state !== 'open') return 'started';
  return is.alarm > was.alarm ? 'worse' : null;
}

const alarmTexts: Record<Alarm, (incident: Incident) => string> = {
  started: ({ reopened }) => (reopened > 0 ? 'It is open again.' : 'It has begun.'),
  worse: ({ severity }) => `It is now ${severityWords[severity]}.`,
  resolved: () => 'It is over. The page gave no further text.',
  unlisted: () => 'The page no longer lists it and did not say how it ended.',
};

/** An incident looks the same in every channel of one mode. */
const cardFor = once((incident: Incident, mode: Mode) => {
  const card = cardOf(incident, mode);
  return { card, hash: cardHash(card) };
});
const contentOf = once((incident: Incident, _: 'content') => contentHash(incident));
const hashOf = once((update: Update, _: 'update') => updateHash(update));

function replyOf(update: Update, incident: Incident, headline: string | null): Reply {
  const passage = passageOf(update, incident);
  const fallback = headline === null ? passageText(passage) : `${headline}\n${passageText(passage)}`;
  return { ...passage, headline, fallback };
}

function headlineOf(incident: Incident): string {
  return `${stateWords(incident)}: ${incident.title}`;
}

function newReplyCall(incident: Incident, update: Update, alarm: Alarm | null): ReplyCall {
  const broadcast = alarm !== null && alarm !== 'unlisted';
  const reply = replyOf(update, incident, broadcast ? headlineOf(incident) : null);
  const stage = alarm === null ? null : stageOf(incident);
  const { revision } = incident;
  return { do: 'reply', key: update.key, revision, reply, hash: hashOf(update, 'update'), broadcast, stage };
}

const repliesOf = once((_: Incident, __: 'replies') => new Map<string, ReplyCall>());

function replyCall(incident: Incident, update: Update, alarm: Alarm | null): ReplyCall {
  const known = repliesOf(incident, 'replies');
  const name = `${alarm} ${update.key}`;
  const call = known.get(name) ?? newReplyCall(incident, update, alarm);
  known.set(name, call);
  return call;
}

/** The end, or the turn for the worse, where the source wrote nothing about it. */
const noticeCall = once((incident: Incident, alarm: Alarm): ReplyCall => {
  const notice: Update = {
    key: `notice:${incident.revision}`,
    type: alarm,
    label: stateWords(incident),
    text: alarmTexts[alarm](incident),
    at: incident.endedAt ?? incident.postedAt,
  };
  const call = newReplyCall(incident, notice, alarm);
  const isTimed = alarm === 'resolved' && incident.endedAt !== null;
  const passage = { ...call.reply, moment: isTimed ? call.reply.moment : null };
  const lines = [passage.headline, passageText(passage)].filter((line) => line !== null);
  return { ...call, reply: { ...passage, fallback: lines.join('\n') } };
});

/** Replies for updates that are not in the thread yet; the newest of them carries the alarm, if there is one. */
function newReplies(shown: Shown, incident: Incident, mode: Mode): ReplyCall[] {
  if (mode === 'edit') return [];
  const alarm = shown.stage === null || shown.card === null ? null : alarmFor(incident, shown.stage);
  const unseen = incident.updates.filter(({ key }) => !Object.hasOwn(shown.replies, key));
  if (unseen.length === 0) return alarm === null ? [] : [noticeCall(incident, alarm)];
  return unseen.map((update, at) => replyCall(incident, update, at === unseen.length - 1 ? alarm : null));
}

function editedReplies(shown: Shown, incident: Incident): Call[] {
  return incident.updates.flatMap((update): Call[] => {
    const sent = shown.replies[update.key];
    const hash = hashOf(update, 'update');
    if (sent === undefined || sent.ts === null || hash === sent.hash) return [];
    const reply = replyOf(update, incident, sent.headline);
    return [{ do: 'edit_reply', key: update.key, revision: incident.revision, ts: sent.ts, reply, hash }];
  });
}

/** A digest that is due is not put off to the next day by a look at the clock. */
function hold(shown: Shown, { key }: Incident, { at, as }: Delivery): Call[] {
  const { held } = shown;
  const isHeld = held !== null && held.as === as && (as === 'digest' || held.until === at);
  return isHeld ? [] : [{ do: 'hold', key, until: at, as }];
}

/** Whether the morning summary, or the digest, tells of it instead of a card of its own. */
export function belongsToSummary(shown: Shown, incident: Incident): boolean {
  if (shown.told || shown.held === null || shown.held.as === 'card') return false;
  if (shown.summarised === contentOf(incident, 'content')) return false;
  return shown.held.as === 'digest' || isOver(incident.state);
}

function isHeldBack({ at, as, why }: Delivery, now: Instant): boolean {
  return at > now || (as === 'digest' && why === 'digest');
}

/** There is no card, or no card any more. */
function newCard(
  shown: Shown,
  incident: Incident,
  preferences: Preferences,
  now: Instant,
  delivery: Delivery,
): Call[] {
  if (!shown.told && shown.summarised === contentOf(incident, 'content')) return [];
  if (isHeldBack(delivery, now)) return hold(shown, incident, delivery);
  const isForSummary = shown.held?.as === 'summary' && isOver(incident.state);
  if (!shown.told && isForSummary) return [];
  const mode = modeOf(preferences);
  const { card, hash } = cardFor(incident, mode);
  const { key, revision } = incident;
  return [
    { do: 'post', key, revision, card, hash, stage: stageOf(incident) },
    ...newReplies({ ...shown, stage: null }, incident, mode),
  ];
}

/**
 * The calls that make a channel show an incident as it is, in order; none when it does already. Make one, save what
 * `apply` gives, and plan again. Edits alert nobody and go out at any time; new messages wait for their hour.
 */
export function plan(shown: Shown, incident: Incident, preferences: Preferences, now: Instant): Call[] {
  if (incident.revision < shown.revision) return [];
  const { pending } = shown;
  if (pending?.look === 'not_yet')
    return [
      { do: 'look', key: pending.call.key, inThread: pending.call.do === 'reply', since: pending.since },
    ];
  if (incident.silent && !shown.told) return [];
  const mine = narrowed(preferences, incident, shown.told || shown.summarised !== null);
  if (mine.rules.length === 0) return [];
  const isUrgent = incident.severity === 'red' && (shown.told || !isOver(incident.state));
  const delivery = deliverAt(now, mine, isUrgent ? 'red' : 'green');
  if (shown.card === null) return newCard(shown, incident, mine, now, delivery);

  const mode = modeOf(mine);
  const { card, hash } = cardFor(incident, mode);
  const { key, revision } = incident;
  const edits: Call[] =
    shown.card.hash === hash
      ? []
      : [
          {
            do: 'edit',
            key,
            revision,
            ts: shown.card.ts,
            card,
            hash,
            stage: stageOf(incident),
            alarms: mode === 'edit',
          },
        ];
  const replies = newReplies(shown, incident, mode);
  // A channel in digest mode that has a card was told because of red: it reads the rest at once.
  const mustWait = delivery.at > now && delivery.why !== 'digest';
  const later = replies.length > 0 ? hold(shown, incident, delivery) : [];
  return [...edits, ...editedReplies(shown, incident), ...(mustWait ? later : replies)];
}
