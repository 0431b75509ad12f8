import type { Confidence } from '../../../src/knowledge/diagnosis/rule.ts';
import { app, coded, heroku, iso, router } from './lines.ts';

/** A log that a rule is made for, and what it should make of it. */
export type Scenario = {
  rule: string;
  name: string;
  log: string[];
  confidence: Confidence;
  /** The codes that the cause explains. */
  codes: string[];
};

export const api = (message: string, seconds = 0) =>
  app('api', `${message} by user dev@example.com`, seconds);
export const released = [api('Deploy 1a2b3c4d'), api('Release v42 created')];
export const failed = (seconds: number) => [
  heroku('web.1', 'Process exited with status 1', seconds),
  heroku('web.1', 'State changed from starting to crashed', seconds),
];
export const h10 = (seconds: number) => router(coded('H10', { dyno: '', service: '' }), seconds);
export const h12 = (seconds: number, path = '/orders', dyno = 'web.1') =>
  router(coded('H12', { path, dyno }), seconds);
export const several = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at));
export const postgres = (figures: string) =>
  `${iso()} app[heroku-postgres]: source=DATABASE addon=postgresql-x-1 ${figures}`;
export const redis = (figures: string) =>
  `${iso()} app[heroku-redis]: source=REDIS addon=redis-x-1 ${figures}`;

export const boot = (rule: string, said: string): Scenario => ({
  rule,
  name: `the app says "${said.slice(0, 40)}" and crashes`,
  log: [app('web.1', said, 1), ...failed(2), h10(5)],
  confidence: 'almost certain',
  codes: ['H10'],
});
