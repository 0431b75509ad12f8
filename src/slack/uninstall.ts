import type { Installations } from './installations.ts';
import type { Listeners } from './listeners.ts';

type Envelope = {
  team_id: string;
  enterprise_id?: string | undefined;
  authorizations?: { enterprise_id?: string | null; is_enterprise_install?: boolean }[] | undefined;
};

/** A workspace that removes the bot or takes its tokens back is forgotten; the two events come in any order. */
export function registerUninstall(on: Listeners, installations: Installations): void {
  const forget = ({ team_id, enterprise_id, authorizations = [] }: Envelope) =>
    installations.delete({
      teamId: team_id,
      enterpriseId: enterprise_id ?? authorizations[0]?.enterprise_id ?? undefined,
      isEnterpriseInstall: authorizations[0]?.is_enterprise_install ?? false,
    });

  on.event('app_uninstalled', async ({ body }) => forget(body as Envelope));
  on.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(body as Envelope);
  });
}
