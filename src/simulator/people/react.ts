import { refreshReactions } from '../api/reactions.ts';
import type { Person } from '../workspace/entities.ts';
import { type ActOf, type ActResult, acted } from './act.ts';
import type { Parts } from './parts.ts';
import { findPlace } from './place.ts';

/** Adds a person's reaction, or takes it back when it is there. */
export async function react(parts: Parts, person: Person, request: ActOf<'react'>): Promise<ActResult> {
  const { channel, ts, name } = request;
  const found = findPlace(parts.workspace, person, { channel, ts });
  if (found?.kind !== 'message' || found.message.ephemeral_to) return { ok: false, error: 'not_found' };
  const mine = found.message.reactions?.some((r) => r.name === name && r.users.includes(person.id)) ?? false;
  const method = mine ? 'reactions.remove' : 'reactions.add';
  await parts.emulator.call(method, { channel, timestamp: ts, name }, person.id);
  await refreshReactions(parts.workspace, parts.emulator, channel, ts);
  return acted;
}
