import type { Queue } from '../../queue/queue.ts';
import type { Place, PostLedger } from '../post-ledger.ts';
import { type PostPort, postOnce, refusedPost, slackKey, type Target } from '../post-once.ts';
import type { TicketSettings } from '../settings.ts';
import type { CsaBook } from './book.ts';
import { syncCsa, tellCsa } from './jobs.ts';
import type { CsaCase, CsaEvent } from './request.ts';

/** A message about a request: its card, a step in the thread of the card, news for one person. */
export type CsaMessage = { found: CsaCase } & (
  | { is: 'card' }
  | { is: 'step'; event: CsaEvent }
  | { is: 'news'; event: CsaEvent }
);

/** What the jobs do in Slack. */
export type CsaPosts = PostPort<CsaMessage> & {
  edit(team: string, place: Place, key: string, message: CsaMessage): Promise<'done' | { gone: string }>;
};

type Parts = {
  csa: CsaBook;
  settings(team: string): Promise<Pick<TicketSettings, 'csaChannel' | 'triageChannel'>>;
  ledger: PostLedger;
  queue: Pick<Queue, 'work'>;
  posts: CsaPosts;
};

/** Where requests go: the architects' channel, or triage where there is none. */
export function channelFor({
  csaChannel,
  triageChannel,
}: Pick<TicketSettings, 'csaChannel' | 'triageChannel'>): string | null {
  return csaChannel ?? triageChannel;
}

/** Works on what follows from a request: its card with the history in the thread, and news to the people. */
export async function startCsaWork({ csa, settings, ledger, queue, posts }: Parts): Promise<void> {
  const poster =
    (team: string, number: number, signal: AbortSignal) =>
    (key: string, target: Target, message: CsaMessage) =>
      postOnce({ ledger, port: posts, signal }, { team, number, key: `csa ${key}` }, target, message);

  await queue.work(syncCsa, async ({ team, number }, { signal }) => {
    const [found, settled] = await Promise.all([csa.find(team, `CSA-${number}`), settings(team)]);
    const channel = channelFor(settled);
    // Without a channel it is kept: the settings wake it.
    if (found === undefined || channel === null) return;
    const post = poster(team, number, signal);
    const card = await post('card', { to: channel, thread: null }, { is: 'card', found });
    if (card.is === 'refused') throw refusedPost(card);
    const { place } = card;
    const key = { team, number, key: 'csa card' };
    if (card.is === 'there') await posts.edit(team, place, slackKey(key), { is: 'card', found });
    const told = await csa.shown(team, number);
    for (const [at, event] of found.history.entries()) {
      if (at < told) continue;
      if (event.kind !== 'asked') {
        const thread = { to: place.channel, thread: place.ts };
        const step = await post(`step:${at + 1}`, thread, { is: 'step', found, event });
        if (step.is === 'refused') throw refusedPost(step);
      }
      await csa.saveShown(team, number, at + 1);
    }
  });

  await queue.work(tellCsa, async ({ team, number, step, person }, { signal }) => {
    const found = await csa.find(team, `CSA-${number}`);
    const event = found?.history[step - 1];
    if (found === undefined || event === undefined) return;
    const target = { to: person, thread: null };
    const told = await poster(team, number, signal)(`tell:${step}:${person}`, target, {
      is: 'news',
      found,
      event,
    });
    // Where their messages are off, the thread of the card has it.
    if (told.is === 'refused' && told.because !== 'person') throw refusedPost(told);
  });
}
