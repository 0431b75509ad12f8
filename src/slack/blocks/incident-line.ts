import type { KnownBlock } from '@slack/types';
import type { Incident } from '../../alerts/incident.ts';
import { section } from './elements.ts';
import { escapeMrkdwn, link } from './text.ts';

const shownIncidents = 3;

function incidentLine({ title, kind, state, systems, links }: Incident): KnownBlock {
  const page = links[0];
  const name = page === undefined ? escapeMrkdwn(title) : link(page.url, title);
  const where = systems.length === 0 ? '' : ` on ${systems.join(', ')}`;
  return section(
    `:warning: At that time the platform had ${kind === 'maintenance' ? 'maintenance' : 'an incident'}${where}: ${name} (${state})`,
  );
}

/** What the status pages reported for the time of a log or a ticket: it may explain everything else. */
export function incidentLines(incidents: readonly Incident[]): KnownBlock[] {
  return incidents.slice(0, shownIncidents).map(incidentLine);
}

/** The same as text. */
export function incidentWords(incidents: readonly Incident[]): string[] {
  return incidents
    .slice(0, shownIncidents)
    .map(({ title, links }) => `The platform reported at that time: ${title} ${links[0]?.url ?? ''}`.trim());
}
