import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { AppError } from '../errors.ts';
import { redact } from '../redaction/redact.ts';
import type { Outcome } from '../tickets/book.ts';
import { handoff } from '../tickets/handoff.ts';
import { readHerokuTicket } from '../tickets/heroku-ticket-url.ts';
import type { Action } from '../tickets/lifecycle/action.ts';
import { type Actor, sightOf } from '../tickets/lifecycle/people.ts';
import { actionKinds } from '../tickets/lifecycle/permissions.ts';
import type { Refusal } from '../tickets/lifecycle/refusal.ts';
import type { Ticket } from '../tickets/lifecycle/ticket.ts';
import { plain } from '../tickets/lifecycle/words.ts';
import { obstacle } from '../tickets/lifecycle.ts';
import { readPriority } from '../tickets/priority.ts';
import { tidyText } from '../tickets/text.ts';
import { actions, callbacks } from './actions.ts';
import { type ActState, actionForm } from './blocks/ticket-action-form.ts';
import { ticketView } from './blocks/ticket-card.ts';
import { editForm } from './blocks/ticket-form.ts';
import { handOverView, shareForm } from './blocks/ticket-handover.ts';
import { followed } from './blocks/ticket-notice.ts';
import { refusalMessage } from './blocks/ticket-words.ts';
import { incidentsOfTicket } from './incidents-at.ts';
import type { Listeners } from './listeners.ts';
import { slackCode } from './refusals.ts';
import { sayPrivately } from './say-privately.ts';
import { triageProblem } from './ticket-settings.ts';
import type { Ticketing } from './ticketing.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

const atOnce = ['claim', 'join', 'leave'] as const;

const unknownTicket = () =>
  new AppError(
    'not_found',
    'There is no such ticket that you may see. Ask the person who opened it to share it with you.',
  );

/** The ticket, version and kind of a button: `ticket_act:claim` with the value `HT-12|4`. */
function pressedOf({ action_id, value = '' }: ButtonAction): ActState {
  const [id = '', seen = '0'] = value.split('|');
  return { id, kind: action_id.split(':')[1] ?? '', seen: Number(seen) };
}

/** Everything one can do with a ticket that was sent. Rights are looked up at the moment of the click. */
export function registerTicketActions(on: Listeners, ticketing: Ticketing, helpUrl: string): void {
  const { desk, book, incidentsAt, actor: actorOf } = ticketing;
  const { definitions } = desk;
  const words = { definitions, helpUrl };

  async function lookUp({ body, client }: Pressed, id: string) {
    const team = body.team?.id ?? '';
    const [ticket, actor] = await Promise.all([book.ticket(team, id), actorOf(team, body.user.id, client)]);
    if (ticket === undefined || sightOf(ticket, actor) === 'nothing') throw unknownTicket();
    return { ticket, actor, team };
  }

  async function inFull(team: string, ticket: Ticket, actor: Actor) {
    const [history, incidents] = await Promise.all([
      book.history(team, ticket.id),
      incidentsOfTicket(incidentsAt, ticket.content),
    ]);
    return ticketView(ticket, words, history, actor, incidents);
  }

  /** The modal that a button opens, for somebody who may. */
  async function viewFor(state: ActState, { ticket, actor, team }: Awaited<ReturnType<typeof lookUp>>) {
    const maySee = sightOf(ticket, actor) === 'details';
    switch (state.kind) {
      case 'show':
        if (!maySee) throw unknownTicket();
        return inFull(team, ticket, actor);
      case 'hand-over':
        if (!maySee) throw unknownTicket();
        return handOverView(handoff(ticket, { ...desk, redact, helpOrigin: helpUrl }));
      case 'share':
        return shareForm(state);
      case 'edit':
        return editForm(desk, ticket);
      default:
        return actionForm(state, definitions, ticket);
    }
  }

  on.action<BlockAction<ButtonAction>>(actions.ticketAct, async (args) => {
    const { action, body, ack, client, respond } = args;
    const state = pressedOf(action);
    const { kind } = state;
    const isAtOnce = (atOnce as readonly string[]).includes(kind);
    if (!isAtOnce) {
      const found = await lookUp(args, state.id);
      const intent = actionKinds.find((each) => each === kind);
      const seen = kind === 'edit' ? {} : { seen: state.seen };
      const why =
        intent === undefined ? undefined : obstacle(found.ticket, { kind: intent, ...seen }, found.actor);
      if (why !== undefined) {
        await ack();
        return sayPrivately({ respond, client, body }, refusalMessage(why.refused.words));
      }
      const show = body.view?.type === 'modal' ? client.views.push : client.views.open;
      const view = await viewFor(state, found);
      return void (await Promise.all([ack(), show({ trigger_id: body.trigger_id, view })]));
    }
    await ack();
    const team = body.team?.id ?? '';
    const key = `${body.user.id}:${action.action_ts}`;
    const wanted: Exclude<Action, { kind: 'create' }> =
      kind === 'claim'
        ? { kind, key, seen: state.seen }
        : kind === 'leave'
          ? { kind, key }
          : { kind: 'join', key, channel: body.channel?.id ?? null };
    const actor = await actorOf(team, body.user.id, client);
    const outcome = await book.act(team, state.id, wanted, actor);
    if ('refused' in outcome)
      return sayPrivately({ respond, client, body }, refusalMessage(outcome.refused.words));
    if (body.view?.type === 'modal') {
      const view = await inFull(team, outcome.ticket, actor);
      await client.views.update({ view_id: body.view.id, view });
    } else if (kind !== 'claim') {
      await sayPrivately({ respond, client, body }, followed(outcome.ticket, kind === 'join'));
    }
  });

  on.submit(callbacks.ticketAction, async ({ view, body, ack, client }) => {
    const state = JSON.parse(view.private_metadata) as ActState;
    const { values } = view.state;
    const typed = values.text?.value?.value?.trim() ?? '';
    const choice = values.choice?.value?.selected_option?.value;
    const text = tidyText(redact(typed, { salt: state.id }).text);
    const key = `${body.user.id}:${view.id}`;
    const refuse = (block: string, sentence: string) =>
      ack({ response_action: 'errors', errors: { [block]: sentence } });
    if (state.kind === 'change-priority' && choice === undefined)
      return refuse('choice', 'Choose a priority.');
    if (state.kind === 'decide-appeal' && choice === undefined)
      return refuse('choice', 'Choose whether to grant it.');
    const linked = state.kind === 'link-heroku' ? readHerokuTicket(typed, helpUrl) : undefined;
    if (linked?.ok === false) return refuse('text', linked.sentence);
    const action = actionOf(state, { key, text, choice, number: linked?.number ?? '' });
    if (action === undefined)
      return refuse('text', 'This action is no longer known. Close this and press the button again.');
    const team = body.team?.id ?? '';
    const outcome: Outcome = await book.act(
      team,
      state.id,
      action,
      await actorOf(team, body.user.id, client),
    );
    if (!('refused' in outcome)) return ack();
    return refuse('text', await spoken(outcome.refused, client));
  });

  on.submit(callbacks.ticketShare, async ({ view, body, ack, client }) => {
    const state = JSON.parse(view.private_metadata) as ActState;
    const { values } = view.state;
    const chosen = values.people?.value?.selected_users ?? [];
    const channel = values.channel?.value?.selected_conversation ?? null;
    const team = body.team?.id ?? '';
    const problem = channel === null ? undefined : await triageProblem(channel, client);
    if (problem !== undefined) return ack({ response_action: 'errors', errors: { channel: problem } });
    const action = { kind: 'share', key: `${body.user.id}:${view.id}`, people: chosen, channel } as const;
    const outcome = await book.act(team, state.id, action, await actorOf(team, body.user.id, client));
    if (!('refused' in outcome)) return ack();
    const errors = { people: await spoken(outcome.refused, client) };
    return ack({ response_action: 'errors', errors });
  });
}

/** A refusal as plain text: errors in forms show no mentions, so people stand there by name. */
async function spoken({ words, who }: Refusal, client: AllMiddlewareArgs['client']): Promise<string> {
  if (who === null) return plain(words);
  const found = await client.users.info({ user: who }).catch((error: unknown) => {
    if (slackCode(error) === undefined) throw error;
    return undefined;
  });
  const name = found?.user?.real_name ?? found?.user?.name;
  return plain(words, () => name ?? 'Somebody');
}

function actionOf(
  { kind, seen }: ActState,
  { key, text, choice, number }: { key: string; text: string; choice: string | undefined; number: string },
): Exclude<Action, { kind: 'create' }> | undefined {
  const base = { key, seen };
  switch (kind) {
    case 'release':
      return { ...base, kind, reason: text };
    case 'change-priority':
      return { ...base, kind, to: readPriority(choice ?? '') ?? 'normal', reason: text };
    case 'comment':
    case 'resolve':
    case 'reopen':
    case 'appeal':
      return { ...base, kind, text };
    case 'decide-appeal':
      return { ...base, kind, granted: choice === 'grant', reason: text };
    case 'link-heroku':
      return { ...base, kind, number };
    default:
      return undefined;
  }
}
