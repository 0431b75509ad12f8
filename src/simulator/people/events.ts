import { randomUUID } from 'node:crypto';
import { teamId } from '../workspace/directory.ts';
import type { Channel, JsonObject, Person } from '../workspace/entities.ts';
import { type ActOf, type ActResult, acted } from './act.ts';
import type { Parts } from './parts.ts';
import { actionTs, verificationToken } from './payloads.ts';

/** Sends one event in Slack's envelope. Nobody waits for the answer, as with Slack. */
export function sendEvent({ workspace, deliver }: Parts, event: JsonObject & { type: string }): void {
  const { app } = workspace;
  void deliver({
    kind: 'event',
    envelope: {
      token: verificationToken,
      team_id: teamId,
      context_team_id: teamId,
      context_enterprise_id: null,
      api_app_id: app.appId,
      event: { event_ts: actionTs(), ...event },
      type: 'event_callback',
      event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: teamId,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `simulator-${event.type}`,
    },
  });
}

/** A person opened the app's Home or Messages tab. */
export function openApp(parts: Parts, person: Person, request: ActOf<'open_app'>): ActResult {
  const home = parts.workspace.store.home(person.id);
  sendEvent(parts, {
    type: 'app_home_opened',
    user: person.id,
    channel: person.dm,
    tab: request.tab,
    ...(request.tab === 'home' && home ? { view: home } : {}),
  });
  return acted;
}

/** A letter for the kind of a channel, as membership events carry it. */
export function channelType(channel: Channel): string {
  return { public: 'C', private: 'G', im: 'D' }[channel.kind];
}
