import type { Installations } from './installations.ts';
import type { Listeners } from './listeners.ts';

/** A workspace that removes the bot or takes its tokens back is forgotten; the two events come in any order. */
export function registerUninstall(on: Listeners, installations: Installations): void {
  const forget = (body: { team_id: string; enterprise_id?: string }) =>
    installations.delete({
      teamId: body.team_id,
      enterpriseId: body.enterprise_id,
      isEnterpriseInstall: false,
    });

  on.event('app_uninstalled', async ({ body }) => forget(body));
  on.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(body);
  });
}
