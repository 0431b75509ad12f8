import type { Person } from '../workspace/entities.ts';
import type { ActOf, ActResult } from './act.ts';
import type { Parts } from './parts.ts';

/** Runs what a panel offers and gives back what there is to say about it. */
export async function runPanel(
  { workspace }: Parts,
  person: Person,
  request: ActOf<'panel'>,
): Promise<ActResult> {
  const panel = workspace.panels.find((p) => p.id === request.panel);
  if (!panel?.actions.some((action) => action.id === request.action))
    return { ok: false, error: 'not_found' };
  try {
    return { ok: true, said: await panel.run(request.action, person.id) };
  } catch (error) {
    workspace.log.warn({ panel: panel.id, error: String(error) }, 'a panel of the local workspace failed');
    return { ok: false, error: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
