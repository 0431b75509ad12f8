import { z } from 'zod';
import { limits } from '../blocks/limits.ts';
import { list, option, optionGroup } from '../blocks/schema-parts.ts';
import type { JsonObject } from '../workspace/entities.ts';
import type { ActResult } from './act.ts';

const answer = z.union([
  z.object({ options: list(option, limits.selectOptions, 0) }),
  z.object({ option_groups: list(optionGroup, limits.selectGroups, 0) }),
]);

/** What a bot answered to `block_suggestion`, if Slack would show it. */
export function toOptions(body: JsonObject): ActResult {
  const parsed = answer.safeParse(body);
  if (!parsed.success)
    return { ok: false, error: 'invalid_options', detail: 'The bot sent options that are not valid.' };
  return { ok: true, ...parsed.data };
}
