import { AppError } from '../errors.ts';
import type { Place, PostKey, PostLedger } from './post-ledger.ts';

/**
 * How a post ended. `there`: it was posted before, with the words of then; `refused`: for certain nothing was posted, because of the `person` it was for, the `channel`, or
 * something else; `unknown`: the answer was lost, and the message may be there.
 */
export type Posting =
  | { is: 'done'; place: Place }
  | { is: 'there'; place: Place }
  | { is: 'refused'; because: 'person' | 'channel' | 'other'; reason: string; retryAfter?: number }
  | { is: 'unknown'; reason: string };

/** Where a message goes: a channel or a person, in a thread or not. */
export type Target = { to: string; thread: string | null };

/** The way to Slack for messages of one kind. `key` stands in the metadata of what is posted. */
export type PostPort<Message> = {
  post(
    team: string,
    target: Target,
    key: string,
    message: Message,
  ): Promise<Exclude<Posting, { is: 'there' }>>;
  /** The messages with that key, oldest first; `blind` where Slack does not let the bot look. */
  find(team: string, target: Target, key: string, since: Date): Promise<Place[] | 'blind'>;
  /** Deletes one of our messages; one that is gone already is no error. */
  remove(team: string, place: Place): Promise<void>;
};

type Once<Message> = {
  ledger: PostLedger;
  port: PostPort<Message>;
  /** Aborted when somebody else has the job now. */
  signal: AbortSignal;
};

const isPerson = (target: string) => /^[UW]/.test(target);

/** The key of a message as Slack holds it; it is one in the whole workspace. */
export const slackKey = ({ number, key }: PostKey): string => `${number} ${key}`;

/**
 * Posts a message once. It is noted before it is sent. When an answer was lost, or the process ended before it was noted, the
 * message is looked for; where nobody may look it is posted again: never lost, at most one twin for each lost answer.
 */
export async function postOnce<Message>(
  { ledger, port, signal }: Once<Message>,
  key: PostKey,
  target: Target,
  message: Message,
): Promise<Exclude<Posting, { is: 'unknown' }>> {
  const { team } = key;
  const before = await ledger.read(key);
  if (before?.place !== undefined) return { is: 'there', place: before.place };
  if (before !== undefined) {
    const to = isPerson(before.target) ? await ledger.directOf(team, before.target) : before.target;
    const found =
      to === undefined ? 'blind' : await port.find(team, { ...target, to }, slackKey(key), before.beganAt);
    const [newest, ...older] = found === 'blind' ? [] : found.toReversed();
    if (newest !== undefined) {
      for (const twin of older) await port.remove(team, twin);
      await ledger.done(key, newest);
      return { is: 'there', place: newest };
    }
  }
  signal.throwIfAborted();
  await ledger.begin(key, target.to);
  const posting = await port.post(team, target, slackKey(key), message);
  if (posting.is === 'unknown')
    throw new AppError('unavailable', `Slack's answer was lost: ${posting.reason}`);
  if (posting.is === 'done') await ledger.done(key, posting.place);
  else if (before === undefined) await ledger.forget(key);
  return posting;
}

/** The error of a job whose message was refused: it is tried again when Slack says, or in a while. */
export function refusedPost({ reason, retryAfter }: Extract<Posting, { is: 'refused' }>): AppError {
  const error = new AppError('unavailable', `Slack did not take the message: ${reason}`);
  return retryAfter === undefined ? error : Object.assign(error, { retryAfter });
}
