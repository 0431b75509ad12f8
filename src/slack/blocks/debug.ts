import type { HealthNow } from '../../alerts/alerts.ts';
import { age } from '../../alerts/time.ts';
import { sourceNames } from '../../alerts/vocabulary.ts';
import { section } from './elements.ts';
import { type Message, message } from './message.ts';
import { escapeMrkdwn, plural } from './text.ts';

/** What whoever supports the bot has to know; nothing in it is secret. */
export type DebugFacts = {
  version: string;
  node: string;
  slack: string;
  role: string;
  store: string;
  pages: number;
  upSeconds: number;
  memoryMb: number;
  sealed: boolean;
  jobs: readonly { job: string; ready: number; later: number; active: number; dead: number }[];
  health: HealthNow | undefined;
};

const ago = (at: number | null, now: number) =>
  at === null ? 'never' : `${Math.round(age(at, now) / 1000)} s ago`;

/** Versions, queues and the age of what was read, to be copied into a report. */
export function debugMessage(facts: DebugFacts, now = Date.now()): Message {
  const { jobs, health } = facts;
  const sum = (of: 'ready' | 'later' | 'active' | 'dead') => jobs.reduce((total, job) => total + job[of], 0);
  const about = [
    `Version ${facts.version} on Node ${facts.node}; up ${plural(Math.round(facts.upSeconds / 60), 'minute')}; ${facts.memoryMb} MB`,
    `Slack ${facts.slack}; role ${facts.role}; store ${facts.store}; ${plural(facts.pages, 'page')} of content`,
    `Stored tokens and webhook secrets are ${facts.sealed ? 'encrypted' : 'not encrypted: ENCRYPTION_KEY is not set'}`,
  ];
  const busy = jobs
    .filter(({ ready, active, dead }) => ready + active + dead > 0)
    .map(({ job, ready, active, dead }) => `${job}: ${ready} waiting, ${active} at work, ${dead} given up`);
  const queue = [
    `${sum('ready')} waiting, ${sum('active')} at work, ${sum('later')} for later, ${sum('dead')} given up`,
    ...busy,
  ];
  const feeds =
    health === undefined
      ? ['nothing is watched']
      : sourceNames.map((source) => {
          const { lastGood, lastTry, reason } = health.sources[source];
          const why = reason === null ? '' : `; ${reason.slice(0, 100)}`;
          return `${source}: read well ${ago(lastGood, now)}, tried ${ago(lastTry, now)}${why}`;
        });
  const group = (title: string, lines: readonly string[]) =>
    section(`*${title}*\n${lines.map((line) => escapeMrkdwn(line)).join('\n')}`);
  return message({
    text: [...about, 'Jobs:', ...queue, 'Status pages:', ...feeds].join('\n'),
    head: [group('This bot', about), group('Jobs', queue), group('Status pages', feeds)],
  });
}
