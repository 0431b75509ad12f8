import type { Emulator } from '../emulator/emulator.ts';
import { asText } from '../workspace/json.ts';

/** Trigger ids: each lets the app open or push one modal for one person within 3 seconds. */
export interface Triggers {
  /** `channel` is where the person was, for selects that start with the current conversation. */
  issue(user: string, channel?: string): Promise<string>;
  /** Whose trigger it is. The emulator knows whether it is used or expired, but does not say whose it was. */
  origin(trigger: string): TriggerOrigin | undefined;
}

export interface TriggerOrigin {
  user: string;
  channel: string | undefined;
}

/** Origins are remembered for the newest triggers only; older ones have expired long ago. */
const remembered = 500;

export function createTriggers(emulator: Emulator): Triggers {
  const origins = new Map<string, TriggerOrigin>();
  return {
    async issue(user, channel) {
      const answer = await emulator.call('views.generateTriggerId', { user_id: user });
      const id = asText(answer.trigger_id);
      origins.set(id, { user, channel });
      const oldest = origins.keys().next().value;
      if (origins.size > remembered && oldest) origins.delete(oldest);
      return id;
    },
    origin: (trigger) => origins.get(trigger),
  };
}
