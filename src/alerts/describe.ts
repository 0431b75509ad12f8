import { clockWords } from './clock-words.ts';
import type { Incident } from './incident.ts';
import { explainMatch } from './match.ts';
import { andList, orList } from './nearest.ts';
import { canonical, type Mode, type Rule, type Topic, wantsStatus } from './subscription.ts';
import { regions, systems } from './vocabulary.ts';

const topicWords: Record<Topic, string> = {
  incidents: 'incidents',
  maintenance: 'maintenance',
  changelog: 'entries of the changelog',
  blog: 'blog posts',
  feeds: 'a word when neither status page can be read',
};

const modeWords: Record<Mode, string> = {
  edit: 'One card for each, edited in place, without replies.',
  thread: 'One short card for each, with every update as a reply in its thread.',
  both: 'One card for each, edited in place, with every update as a reply in its thread.',
};

function statusWords(rule: Rule): string {
  const what = rule.topics.filter((topic) => topic === 'incidents' || topic === 'maintenance');
  const where = rule.systems.length === systems.length ? '' : ` on ${andList(rule.systems)}`;
  const region = rule.regions.length === regions.length ? '' : ` in ${andList(rule.regions)}`;
  const list = andList(what.map((topic) => topicWords[topic]));
  if (rule.min === null) return `${list}${where}${region}`;
  const least = rule.min === 'red' ? 'red' : 'yellow or red';
  return rule.topics.includes('maintenance')
    ? `incidents that are ${least}, and maintenance,${where}${region}`.replace(/,$/, '')
    : `incidents${where}${region} that are ${least}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A rule in plain words, as the confirmation and the list repeat it. */
export function describeRule(given: Rule): string {
  const rule = canonical(given);
  const news = rule.topics.filter((topic) => topic !== 'incidents' && topic !== 'maintenance');
  const subjects = [
    ...(wantsStatus(rule) ? [statusWords(rule)] : []),
    ...news.map((topic) => topicWords[topic]),
  ];
  const words = rule.without.map((word) => `"${word}"`);
  const without =
    words.length === 0
      ? ''
      : ` Left out: whatever has a word in its title or text that begins with ${orList(words)}.`;
  const quiet =
    rule.quiet === null
      ? ''
      : ` Quiet from ${clockWords(rule.quiet.from)} to ${clockWords(rule.quiet.to)} (${rule.zone}): only red comes through, the rest waits for the end of it.`;
  const digest =
    rule.digest === null
      ? ''
      : ` Once a day at ${clockWords(rule.digest)} (${rule.zone}) in one message; only red comes at once.`;
  const mode = wantsStatus(rule) ? ` ${modeWords[rule.mode]}` : '';
  return `${capital(andList(subjects))}.${without}${mode}${quiet}${digest}`;
}

/** One sentence on why a rule let an incident through, or what kept it away. */
export function explainWords(rule: Rule, incident: Incident): string {
  const { passes, reasons } = explainMatch(rule, incident);
  const said = reasons.filter((reason) => reason.passes === passes).map(({ text }) => text);
  return `"${incident.title}" ${passes ? 'came through' : 'was left out'}: ${andList(said)}.`;
}
