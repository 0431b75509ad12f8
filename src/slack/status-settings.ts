import type { SlashCommand, ViewStateValue } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Alerts } from '../alerts/alerts.ts';
import type { Place } from '../alerts/deliver.ts';
import { describeRule } from '../alerts/describe.ts';
import type { Problem } from '../alerts/grammar.ts';
import { everything } from '../alerts/subscription.ts';
import { callbacks } from './actions.ts';
import { openWords, saying } from './blocks/status.ts';
import { type SettingInput, settingInputs, settingsView } from './blocks/status-settings.ts';
import type { Listeners } from './listeners.ts';
import { reachOf } from './reach.ts';

const metadata = z.object({
  team: z.string(),
  channel: z.string(),
  /** As Slack names the channel where the form was asked for. */
  name: z.string(),
  rule: z.string().nullable(),
});

/** Opens a rule of the channel as a form: the first, the one whose number is given, or a new one. */
export async function openSettings(
  alerts: Alerts,
  client: WebClient,
  { trigger_id, channel_name: name = '' }: Pick<SlashCommand, 'trigger_id' | 'channel_name'>,
  place: Place,
  text: string,
): Promise<void> {
  const { rules } = await alerts.channelAt(place);
  const number = Math.max(1, Math.floor(Number(text.trim()) || 1));
  const chosen = rules[number - 1];
  const remark =
    chosen === undefined
      ? `A new rule for <#${place.channel}>.`
      : `Rule ${number} of ${rules.length} of <#${place.channel}>. \`/heroku-status settings ${rules.length + 1}\` makes a new one.`;
  const carried = JSON.stringify({ ...place, name, rule: chosen?.id ?? null });
  await client.views.open({ trigger_id, view: settingsView(chosen?.rule ?? everything, carried, remark) });
}

type Values = Record<string, Record<string, ViewStateValue>>;

function valuesOf(values: Values, name: SettingInput): string[] {
  const value = values[name]?.[name];
  if (value?.selected_options) return value.selected_options.flatMap((one) => one.value ?? []);
  const single = value?.selected_option?.value ?? value?.value ?? '';
  return single.trim() === '' ? [] : [single.trim()];
}

const quoted = (word: string) => `-"${word.trim().replace(/^-/, '').replaceAll('"', '')}"`;

/** The form as the words that somebody would have typed: one grammar for both. */
export function wordsOfSettings(values: Values): string {
  const of = (name: SettingInput) => valuesOf(values, name);
  const without = of('without').flatMap((text) => text.split(/[,\n]/));
  return [
    ...of('systems').map((name) => name.toLowerCase()),
    ...of('topics'),
    ...of('regions').map((name) => `region:${name}`),
    ...of('min')
      .filter((min) => min !== 'any')
      .map((min) => `min:${min}`),
    ...of('mode').map((mode) => `mode:${mode}`),
    ...without.filter((word) => word.trim() !== '').map(quoted),
    ...of('quiet').map((hours) => `quiet:${hours.replaceAll(' ', '')}`),
    ...of('digest').map((time) => `digest:daily@${time.replace(/^daily@/i, '').replaceAll(' ', '')}`),
    ...of('zone').map((zone) => `zone:${zone.replaceAll(' ', '_')}`),
  ].join(' ');
}

/** Each problem under the input that it is about; what belongs to none stands under the first. */
function errorsOf(problems: readonly Problem[]): Record<string, string> {
  const keys: readonly [RegExp, SettingInput][] = [
    [/^quiet:/, 'quiet'],
    [/^digest:/, 'digest'],
    [/^zone:/, 'zone'],
    [/^-/, 'without'],
    [/^region:/, 'regions'],
  ];
  const errors: Record<string, string> = {};
  for (const { word, message } of problems) {
    const name = keys.find(([pattern]) => pattern.test(word))?.[1] ?? settingInputs[0];
    errors[name] = [errors[name], message].filter(Boolean).join(' ').slice(0, 1900);
  }
  return errors;
}

/** The form of one rule. It replaces the rule that it was opened with. */
export function registerStatusSettings(on: Listeners, alerts: Alerts): void {
  on.submit(callbacks.statusSettings, async ({ view, body, ack, client }) => {
    const { rule, name, ...place } = metadata.parse(JSON.parse(view.private_metadata));
    const values = view.state.values as Values;
    const wanted = valuesOf(values, 'topics');
    const isStatus = wanted.some((topic) => topic === 'incidents' || topic === 'maintenance');
    const news = isStatus ? values : { ...values, systems: {}, regions: {}, min: {} };
    const done = await alerts.replace(place, rule, wordsOfSettings(news), body.user.id);
    if (!done.ok) return ack({ response_action: 'errors', errors: errorsOf(done.problems) });
    const { remarks, isPrivate } = await reachOf(client, place.channel, name);
    if (isPrivate !== undefined) await alerts.notePrivate(place, isPrivate);
    const saved = `Saved for this channel: ${describeRule(done.rule)}`;
    const { blocks } = saying(saved, ...openWords(done), ...done.notes, ...remarks);
    const title = { type: 'plain_text' as const, text: 'Status alerts' };
    return ack({ response_action: 'update', view: { type: 'modal', title, blocks } });
  });
}
