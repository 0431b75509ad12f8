import type { Alerts } from '../alerts/alerts.ts';
import type { Listeners } from './listeners.ts';

/** Alerts that pause go on at once when the channel is taken out of the archive, or the bot is invited again. */
export function registerStatusEvents(on: Listeners, alerts: Alerts): void {
  on.event('channel_unarchive', ({ event, body }) =>
    alerts.reachable({ team: body.team_id, channel: event.channel }),
  );
  on.event('group_unarchive', ({ event, body }) =>
    alerts.reachable({ team: body.team_id, channel: event.channel }),
  );
  on.event('member_joined_channel', async ({ event, body, context }) => {
    if (event.user === context.botUserId)
      await alerts.reachable({ team: body.team_id, channel: event.channel });
  });
}
