import { digest, type Incident, type Update } from './incident.ts';
import { plainLinks, safeMarkdown, safeTitle } from './markdown-safe.ts';
import { andList } from './nearest.ts';
import type { Mode } from './subscription.ts';
import { durationWords, instant, minute, utcWords } from './time.ts';
import {
  isOver,
  type Kind,
  type Severity,
  type SourceName,
  type State,
  severityWords,
  sourceLabels,
} from './vocabulary.ts';

/** A time as ISO 8601, as seconds since 1970 for the reader's local time, and in words. */
export type Moment = { iso: string; epoch: number; utc: string };

/** A text with its type in words. `text` is safe Markdown (see markdown-safe.ts); `moment` is null if nobody said when. */
export type Passage = { label: string; text: string; moment: Moment | null };

/** One incident as people see it, as plain data: the drawing is somebody else's. */
export type Card = {
  key: string;
  kind: Kind;
  title: string;
  state: State;
  stateWords: string;
  severity: Severity;
  severityWords: string;
  systems: readonly string[];
  regions: readonly string[];
  times: readonly { label: string; moment: Moment }[];
  /** Only where it is over and both ends are known: a running time would be wrong a minute later. */
  duration: string | null;
  newest: Passage | null;
  links: readonly { label: string; url: string }[];
  notes: readonly string[];
  /** All of it as lines of text, for notifications and screen readers. */
  text: string;
};

/** A post this long after the beginning is called late. */
const lateAfter = 30 * minute;
/** Types of updates are a few words; a source that sends more is not believed. */
const mostLabel = 80;

export function momentFor(iso: string): Moment {
  return { iso, epoch: Math.floor(instant(iso) / 1000), utc: utcWords(iso) };
}

const phases: [RegExp, string][] = [
  [/investigat/i, 'investigating'],
  [/monitor/i, 'monitoring'],
  [/^issue|isolated|identified/i, 'issue confirmed'],
  [/implementing|fixing/i, 'fix under way'],
];

/** The state in words: always beginning with Open, Upcoming, Resolved or No longer listed. */
export function stateWords(incident: Incident, mode: Mode = 'both'): string {
  const { state, kind, reopened, updates, cancelled } = incident;
  if (state === 'resolved') return cancelled ? 'Resolved, cancelled' : 'Resolved';
  if (state === 'unlisted') return 'No longer listed';
  if (state === 'upcoming') return 'Upcoming';
  const open = reopened > 0 ? 'Open again' : 'Open';
  if (kind === 'maintenance') return `${open}, in progress`;
  const type = mode === 'thread' ? '' : (updates.at(-1)?.type ?? '');
  const phase = phases.find(([pattern]) => pattern.test(type))?.[1];
  return phase === undefined ? open : `${open}, ${phase}`;
}

function severityIn({ state, severity }: Incident): string {
  return isOver(state) && severity !== 'unknown' ? `was ${severityWords[severity]}` : severityWords[severity];
}

function timesOf(incident: Incident): Card['times'] {
  const { kind, state, startedAt, endedAt, planned, postedAt, cancelled } = incident;
  const times: [string, string | null | undefined][] =
    cancelled || (kind === 'maintenance' && state === 'upcoming')
      ? [
          ['Announced', postedAt],
          ['Cancelled', endedAt],
        ]
      : [
          ['Since', startedAt],
          ['Ended', endedAt],
        ];
  if (kind === 'maintenance') times.push(['Planned from', planned?.start], ['Planned until', planned?.end]);
  return times.flatMap(([label, iso]) => (iso ? [{ label, moment: momentFor(iso) }] : []));
}

function durationOf({ state, startedAt, endedAt, cancelled }: Incident): string | null {
  if (!isOver(state) || endedAt === null || cancelled) return null;
  const length = instant(endedAt) - instant(startedAt);
  return length > 0 ? durationWords(length) : null;
}

function lateNote({ kind, startedAt, postedAt }: Incident): string | false {
  const late = instant(postedAt) - instant(startedAt);
  if (kind !== 'incident' || late < lateAfter) return false;
  return `Posted late: it began at ${utcWords(startedAt)}, the first post came at ${utcWords(postedAt)}.`;
}

function notesOf(incident: Incident): string[] {
  const { kind, state, formerTitles, links, match, stillListedBy, endedAt } = incident;
  const pages = andList(links.map(({ source }) => sourceLabels[source]));
  const wasPlanned = kind === 'incident' && incident.updates.some(({ type }) => type === 'scheduled');
  const notes: (string | false)[] = [
    formerTitles.length > 0 && `Renamed. Earlier: ${formerTitles.map((title) => `"${title}"`).join(', ')}.`,
    incident.reopened > 0 && 'Reopened: it was over before and came back.',
    wasPlanned && 'It began as maintenance.',
    incident.retroactive && 'This is retroactive: it was over when it was first seen here.',
    lateNote(incident),
    incident.notOnHerokuStatus && 'Only on Salesforce Trust, not on Heroku Status.',
    match === 'sure' && `Reported by ${pages}.`,
    match === 'likely' &&
      `Reported by ${pages}; that both mean the same ${kind} is likely, by systems, regions and time, but not certain.`,
    incident.maybeSameAs.length > 0 &&
      `The other status page reports something that may be the same ${kind}. It is not certain, so both are shown.`,
    state === 'unlisted' && `It is no longer listed by ${pages}, which did not say how it ended.`,
    stillListedBy !== null && `${sourceLabels[stillListedBy]} still lists it.`,
    kind === 'maintenance' && state === 'resolved' && endedAt === null && 'No text says when it ended.',
  ];
  return notes.filter((note) => note !== false);
}

function sourceOf({ key }: Update): SourceName {
  return key.startsWith('trust:') ? 'trust' : 'heroku';
}

/** An update as people read it, with a link to the page it is from where it had to be cut. */
export function passageOf(update: Update, incident: Incident): Passage {
  const source = sourceOf(update);
  const link = incident.links.find((one) => one.source === source)?.url ?? null;
  const from = incident.links.length > 1 ? ` (${sourceLabels[source]})` : '';
  const text = safeMarkdown(update.text, link) || 'The page gave no text.';
  const label = safeTitle(update.label).slice(0, mostLabel) || 'Update';
  return { label: `${label}${from}`, text, moment: momentFor(update.at) };
}

/** A passage as lines of text. */
export function passageText({ label, text, moment }: Passage): string {
  const when = moment === null ? '' : `, ${moment.utc}`;
  return `${label}${when}: ${plainLinks(text)}`;
}

function cardText(card: Omit<Card, 'text'>): string {
  const list = (names: readonly string[]) => (names.length === 0 ? 'not stated' : names.join(', '));
  const times = card.times.map(({ label, moment }) => `${label.toLowerCase()} ${moment.utc}`);
  const lasted = card.duration === null ? [] : [`lasted ${card.duration}`];
  const severity = card.severity === 'unknown' ? 'not stated' : card.severityWords;
  const when = [...times, ...lasted].join(', ');
  return [
    `${card.stateWords}: ${card.title}`,
    `Severity: ${severity}. Systems: ${list(card.systems)}. Regions: ${list(card.regions)}.`,
    `${when.charAt(0).toUpperCase()}${when.slice(1)}.`,
    ...(card.newest === null ? [] : [passageText(card.newest)]),
    ...card.notes,
    ...card.links.map(({ label, url }) => `${label}: ${url}`),
  ].join('\n');
}

/** The card of an incident. In a channel that reads the texts in the thread, the card leaves the newest one out. */
export function cardOf(incident: Incident, mode: Mode = 'both'): Card {
  const newest = incident.updates.at(-1);
  const card: Omit<Card, 'text'> = {
    key: incident.key,
    kind: incident.kind,
    title: incident.title,
    state: incident.state,
    stateWords: stateWords(incident, mode),
    severity: incident.severity,
    severityWords: severityIn(incident),
    systems: incident.systems,
    regions: incident.regions,
    times: timesOf(incident),
    duration: durationOf(incident),
    newest: mode === 'thread' || newest === undefined ? null : passageOf(newest, incident),
    links: incident.links.map(({ source, url }) => ({ label: sourceLabels[source], url })),
    notes: notesOf(incident),
  };
  return { ...card, text: cardText(card) };
}

/** Changes exactly when the card looks different. */
export function cardHash(card: Card): string {
  return digest(card);
}
