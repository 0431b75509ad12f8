import type { Incident } from './incident.ts';
import { andList, orList } from './nearest.ts';
import type { Preferences, Rule, Topic } from './subscription.ts';
import { isOver, rank, severityWords } from './vocabulary.ts';

/** One condition of a rule held against one incident. */
export type Reason = { passes: boolean; text: string };

export function topicOf({ kind }: Pick<Incident, 'kind'>): Topic {
  return kind === 'maintenance' ? 'maintenance' : 'incidents';
}

function letters(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}

/** The words to leave out that a text holds: where one of its words begins so. */
export function foundWords(without: readonly string[], text: string): string[] {
  const searched = letters(text);
  return without.filter((word) => letters(word) !== ' ' && searched.includes(letters(word)));
}

function topicReason(rule: Rule, incident: Incident): Reason {
  const topic = topicOf(incident);
  const what = topic === 'maintenance' ? 'maintenance' : 'an incident';
  return rule.topics.includes(topic)
    ? { passes: true, text: `it is ${what}` }
    : { passes: false, text: `it is ${what}, and the rule does not ask for that` };
}

/** What a source does not say cannot keep an alert away. */
function listReason(
  what: string,
  wanted: readonly string[],
  all: number,
  found: readonly string[],
): Reason[] {
  if (wanted.length === all) return [];
  if (found.length === 0) return [{ passes: true, text: `its ${what} is not stated, so it is let through` }];
  const shared = found.filter((name) => wanted.includes(name));
  return shared.length > 0
    ? [{ passes: true, text: `its ${what} is ${andList(shared)}` }]
    : [{ passes: false, text: `its ${what} is ${andList(found)}, not ${orList(wanted)}` }];
}

function severityReason(rule: Rule, incident: Incident): Reason[] {
  if (rule.min === null || incident.kind === 'maintenance') return [];
  const words = severityWords[incident.severity];
  if (incident.severity === 'unknown') {
    // Nothing urgent is missed when it was over at first sight: only "red" keeps such a one away.
    const passes = rule.min !== 'red' || !isOver(incident.state);
    return [
      { passes, text: `its severity is not stated${passes ? ', so it is let through' : ', and it is over'}` },
    ];
  }
  const passes = rank(incident.severity) >= rank(rule.min);
  return [{ passes, text: passes ? `it is ${words}` : `it is ${words}, less than ${rule.min}` }];
}

function wordReason(rule: Rule, incident: Incident): Reason[] {
  if (rule.without.length === 0) return [];
  const texts = [incident.title, ...incident.updates.map(({ text }) => text)];
  const found = foundWords(rule.without, texts.join('\n'));
  return found.length === 0
    ? [{ passes: true, text: 'it has none of the words to leave out' }]
    : [{ passes: false, text: `its title or texts have ${andList(found.map((word) => `"${word}"`))}` }];
}

/** Why a rule lets an incident through or not, condition by condition. */
export function explainMatch(
  rule: Rule,
  incident: Incident,
): { passes: boolean; reasons: readonly Reason[] } {
  const reasons = [
    topicReason(rule, incident),
    ...listReason('system', rule.systems, 3, incident.systems),
    ...listReason('region', rule.regions, 3, incident.regions),
    ...severityReason(rule, incident),
    ...wordReason(rule, incident),
  ];
  return { passes: reasons.every(({ passes }) => passes), reasons };
}

/** The rules of a channel that let an incident through; evaluated again whenever the incident changes. */
export function matchingRules({ rules }: Preferences, incident: Incident): Rule[] {
  return rules.filter((rule) => explainMatch(rule, incident).passes);
}

export function matches(preferences: Preferences, incident: Incident): boolean {
  return matchingRules(preferences, incident).length > 0;
}

/**
 * The preferences that count for one incident: those of the rules that let it through. A channel that was told keeps
 * hearing of it to the end: then all of its rules on status count when none lets it through any more.
 */
export function narrowed(preferences: Preferences, incident: Incident, isTold: boolean): Preferences {
  const rules = matchingRules(preferences, incident);
  if (rules.length > 0 || !isTold) return { ...preferences, rules };
  const topic = topicOf(incident);
  const sameTopic = preferences.rules.filter((rule) => rule.topics.includes(topic));
  return sameTopic.length > 0 ? { ...preferences, rules: sameTopic } : preferences;
}

/** Rules that let an entry of the changelog or the blog through. */
export function rulesForEntry(
  { rules }: Preferences,
  feed: 'changelog' | 'blog',
  entry: { title: string; summary: string },
): Rule[] {
  return rules.filter(
    (rule) =>
      rule.topics.includes(feed) && foundWords(rule.without, `${entry.title}\n${entry.summary}`).length === 0,
  );
}
