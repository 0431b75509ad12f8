import { teamDomain, teamId } from '../workspace/directory.ts';
import type { JsonObject, Person } from '../workspace/entities.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The fields that every interaction carries (docs.slack.dev/reference/interaction-payloads). */
export function payloadBase(workspace: Workspace, person: Person): JsonObject {
  return {
    team: { id: teamId, domain: teamDomain },
    user: { id: person.id, username: person.name, name: person.name, team_id: teamId },
    api_app_id: workspace.app.appId,
    token: verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Slack's old proof of origin, kept because payloads still carry it; the signature is what counts. */
export const verificationToken = 'simulator';

/** Seconds with six decimals, as Slack writes the time of an action. */
export function actionTs(): string {
  return (Date.now() / 1000).toFixed(6);
}
