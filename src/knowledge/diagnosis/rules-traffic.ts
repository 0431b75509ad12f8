import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

const hottest = (facts: Facts) => {
  const [top] = facts.paths;
  const all = facts.paths.reduce((sum, { count }) => sum + count, 0);
  return top === undefined ? null : { ...top, share: top.count / all };
};
const timeouts = (facts: Facts) => facts.count('H12');
const mostly = (facts: Facts) => timeouts(facts) * 2 >= facts.events.count;

/** Slow code and more traffic than the dynos can take. */
export const trafficRules: readonly Rule[] = [
  {
    id: 'worker-timeout',
    when: (facts) => facts.has('hint worker-timeout') && facts.has('H12', 'H13', 'H18', 'app-fault'),
    cause:
      'The web server stops workers that take too long, and the requests that they were serving end without an answer.',
    confidence: 'likely',
    codes: ['H12', 'H13', 'H18'],
    evidence: ['hint worker-timeout', 'H13', 'H12'],
    firstStep:
      'Find the slow requests by their paths: `heroku logs --tail --source heroku -a APP`; move long work to a worker',
    pages: ['H13', 'H12', 'gunicorn-debug', 'background-jobs'],
  },
  {
    id: 'overload',
    when: (facts) => facts.has('H11', 'H22') || (facts.has('H19', 'H21', 'H34') && facts.has('H12')),
    cause: 'More requests arrive than the dynos can answer: they queue up until the router refuses them.',
    confidence: (facts) => (facts.has('H11', 'H22') ? 'likely' : 'possible'),
    codes: ['H11', 'H22', 'H12', 'H19', 'H21', 'H34', 'H27'],
    evidence: ['H11', 'H22', 'H12', 'H19'],
    firstStep:
      'Add dynos: `heroku ps:scale web=4 -a APP`; then find what is slow: `heroku pg:outliers -a APP`',
    pages: ['H11', 'H12', 'scaling', 'preparing-for-high-traffic'],
  },
  {
    id: 'one-dyno',
    when: (facts) => {
      const worst = facts.worstDyno('H12');
      return timeouts(facts) >= 5 && worst !== null && worst.others > 0 && worst.share >= 0.8;
    },
    cause: (facts) =>
      `Nearly all timeouts are on one dyno, ${facts.worstDyno('H12')?.dyno}: it is stuck, the others are well.`,
    confidence: 'likely',
    codes: ['H12', 'H13', 'H27'],
    evidence: ['H12'],
    firstStep: (facts) =>
      `Restart it: \`heroku ps:restart --dyno-name ${facts.worstDyno('H12')?.dyno} -a APP\``,
    pages: ['H12', 'dyno-load', 'heroku-exec'],
  },
  {
    id: 'one-path',
    when: (facts) => timeouts(facts) >= 3 && mostly(facts) && (hottest(facts)?.share ?? 0) >= 0.7,
    cause: (facts) =>
      `One path is too slow: ${hottest(facts)?.path} takes 30 seconds or more, and the router gives up.`,
    confidence: 'likely',
    codes: ['H12', 'H27', 'H13'],
    evidence: ['H12'],
    firstStep: (facts) =>
      `Profile ${hottest(facts)?.path}: slow queries with \`heroku pg:outliers -a APP\`, calls to other services without a timeout, long work that belongs in a job`,
    pages: ['H12', 'addressing-h12', 'request-timeout', 'background-jobs'],
  },
  {
    id: 'slow-everywhere',
    when: (facts) => timeouts(facts) >= 3 && mostly(facts),
    cause:
      'Requests to many paths take longer than 30 seconds. Something that they share is slow: the database, a service, or all threads are busy.',
    confidence: 'likely',
    codes: ['H12', 'H27'],
    evidence: ['H12'],
    firstStep:
      'Check the database first: `heroku pg:ps -a APP`, `heroku pg:locks -a APP`; then add a dyno: `heroku ps:scale web=3 -a APP`',
    pages: ['H12', 'addressing-h12', 'h12-high-response', 'pg-slow-queries'],
  },
];

/** Faults of the app’s own that the platform has no code for. */
export const faultRules: readonly Rule[] = [
  {
    id: 'app-faults',
    when: (facts) => facts.has('app-fault'),
    cause: (facts) =>
      `The app itself answered ${facts.count('app-fault')} ${facts.count('app-fault') === 1 ? 'request' : 'requests'} with ${facts.detail('app-fault')}: an error in its own code, not of the platform.`,
    confidence: (facts) => (facts.has('hint exception') ? 'likely' : 'possible'),
    codes: [],
    evidence: ['hint exception', 'app-fault'],
    firstStep: 'Read the stack trace of one such request: `heroku logs --tail --source app -a APP`',
    pages: ['application-error-page', 'reading-heroku-logs'],
  },
];
