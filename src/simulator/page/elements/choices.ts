import type { JsonObject } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { textOf } from '../text/text-object.tsx';
import { titleOf } from '../workspace/context.ts';
import type { Known } from '../workspace/reducer.ts';

/** One thing that can be chosen. `raw` is what goes into the state: an option object, or an id. */
export interface Choice {
  value: string;
  label: string;
  detail: string;
  raw: JsonObject | string;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

/** What can be chosen from options or option groups. */
export function optionChoices(source: JsonObject): ChoiceGroup[] {
  const groups = asList(source.option_groups).map(asObject);
  if (groups.length > 0) {
    return groups.map((group) => ({
      label: textOf(group.label),
      choices: asList(group.options).map(toChoice),
    }));
  }
  return [{ label: '', choices: asList(source.options).map(toChoice) }];
}

function toChoice(entry: unknown): Choice {
  const option = asObject(entry);
  return {
    value: asText(option.value),
    label: textOf(option.text),
    detail: textOf(option.description),
    raw: option,
  };
}

/** What can be chosen in selects of people, channels and conversations. */
export function workspaceChoices(type: string, element: JsonObject, known: Known): ChoiceGroup[] {
  const named = (value: string, label: string): Choice => ({ value, label, detail: '', raw: value });
  if (type.endsWith('users_select')) {
    return [{ label: '', choices: [...known.people, known.bot].map((p) => named(p.id, p.realName)) }];
  }
  const include = asList(asObject(element.filter).include);
  const channels = known.channels.filter((c) =>
    type.endsWith('channels_select') ? c.kind === 'public' : include.length === 0 || include.includes(c.kind),
  );
  return [{ label: '', choices: channels.map((c) => named(c.id, titleOf(known, c))) }];
}

/** The choices of any select but the external ones, which ask the bot. */
export function choicesOf(element: JsonObject, known: Known): ChoiceGroup[] {
  const type = asText(element.type);
  return type.endsWith('static_select') ? optionChoices(element) : workspaceChoices(type, element, known);
}

/** A chosen entry as a choice again, to name it. */
export function chosenChoice(raw: unknown, groups: ChoiceGroup[]): Choice {
  const value = typeof raw === 'string' ? raw : asText(asObject(raw).value);
  const known = groups.flatMap((group) => group.choices).find((choice) => choice.value === value);
  return known ?? (typeof raw === 'string' ? { value, label: value, detail: '', raw } : toChoice(raw));
}
