import type { AppSpec } from '../options.ts';
import { teamId } from './directory.ts';
import type { JsonObject, View } from './entities.ts';
import { asBlocks, asObject, asText, isObject } from './json.ts';
import { withIds } from './message.ts';

/** Turns a view object of the emulator into Slack's. `below` are the modals under it, the nearest one last. */
export function toView(raw: JsonObject, app: AppSpec, below: View[]): View {
  const id = asText(raw.id);
  return {
    id,
    team_id: teamId,
    type: raw.type === 'home' ? 'home' : 'modal',
    title: isObject(raw.title) ? raw.title : null,
    submit: isObject(raw.submit) ? raw.submit : null,
    close: isObject(raw.close) ? raw.close : null,
    blocks: withIds(asBlocks(raw.blocks)),
    private_metadata: asText(raw.private_metadata),
    callback_id: asText(raw.callback_id),
    external_id: asText(raw.external_id),
    state: { values: asObject(asObject(raw.state).values) },
    hash: asText(raw.hash),
    clear_on_close: raw.clear_on_close === true,
    notify_on_close: raw.notify_on_close === true,
    root_view_id: below[0]?.id ?? id,
    previous_view_id: below.at(-1)?.id ?? null,
    app_id: app.appId,
    app_installed_team_id: teamId,
    bot_id: app.botId,
  };
}
