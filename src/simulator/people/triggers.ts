import type { Emulator } from '../emulator/emulator.ts';
import { asText } from '../workspace/json.ts';

/** Trigger ids: each lets the app open or push one modal for one person within 3 seconds. */
export interface Triggers {
  issue(user: string): Promise<string>;
  /** Whose trigger it is. The emulator knows whether it is used or expired, but does not say whose it was. */
  owner(trigger: string): string | undefined;
}

/** Owners are remembered for the newest triggers only; older ones have expired long ago. */
const remembered = 500;

export function createTriggers(emulator: Emulator): Triggers {
  const owners = new Map<string, string>();
  return {
    async issue(user) {
      const answer = await emulator.call('views.generateTriggerId', { user_id: user });
      const id = asText(answer.trigger_id);
      owners.set(id, user);
      const oldest = owners.keys().next().value;
      if (owners.size > remembered && oldest) owners.delete(oldest);
      return id;
    },
    owner: (trigger) => owners.get(trigger),
  };
}
