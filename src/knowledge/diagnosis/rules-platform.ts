import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

const restarts = ['cycling', 'restart', 'deploy', 'release', 'SIGTERM'];
const scaledToZero = (facts: Facts) =>
  facts.changes.some(({ change, detail }) => change === 'scale' && /\bweb[@=]0\b/.test(detail));

/** Causes on the platform's side, and what people switched off themselves. */
export const platformRules: readonly Rule[] = [
  {
    id: 'platform-fault',
    when: (facts) => facts.has('H99', 'R99'),
    cause:
      'Heroku itself had a fault: H99 and R99 are the codes for errors of the platform. Your code need not change.',
    confidence: 'almost certain',
    codes: ['H99', 'R99', 'H24'],
    evidence: ['H99', 'R99'],
    firstStep:
      'Check `heroku status`; if it shows nothing after a few minutes, open a ticket with request ids and times in UTC',
    pages: ['H99', 'R99', 'heroku-or-own-outage'],
  },
  {
    id: 'scaled-to-zero',
    when: (facts) => scaledToZero(facts) && facts.has('H14'),
    cause: 'Web was scaled to zero, so there was no dyno to send requests to.',
    confidence: 'almost certain',
    codes: ['H14'],
    evidence: ['scale', 'H14'],
    firstStep: 'Start it again: `heroku ps:scale web=1 -a APP`',
    pages: ['H14', 'scaling'],
  },
  {
    id: 'maintenance',
    when: (facts) => facts.has('H80'),
    cause: (facts) =>
      facts.has('maintenance-on')
        ? 'Maintenance mode was switched on, so every visitor got the maintenance page.'
        : 'Maintenance mode is on: every visitor gets the maintenance page. That is no error.',
    confidence: 'almost certain',
    codes: ['H80'],
    evidence: ['maintenance-on', 'H80'],
    firstStep: 'If it should be over: `heroku maintenance:off -a APP`',
    pages: ['H80', 'maintenance-mode', 'maintenance-page-stuck'],
  },
];

/** Restarts that cut requests off, and releases that did not come to be. */
export const restartRules: readonly Rule[] = [
  {
    id: 'restart-cuts-requests',
    when: (facts) => !facts.has('crash', 'R15') && facts.around(restarts, ['H13', 'H18', 'H27'], 1),
    cause:
      'Dynos were restarting (a deploy, a config change or the daily cycling) and cut off the requests that they were serving.',
    confidence: (facts) => (facts.has('R12') || facts.count('H13', 'H18') > 0 ? 'likely' : 'possible'),
    codes: ['H13', 'H18', 'H27', 'R12'],
    evidence: ['cycling', 'restart', 'release', 'SIGTERM', 'H13', 'H18', 'H27'],
    firstStep:
      'Let the server finish its requests on SIGTERM, within 30 seconds; for deploys switch on preboot: `heroku features:enable preboot -a APP`',
    pages: ['H13', 'H18', 'dyno-restarts', 'preboot', 'node-sigterm'],
  },
  {
    id: 'exit-timeout',
    when: (facts) => facts.has('R12'),
    cause: 'A process did not stop within 30 seconds of SIGTERM and was killed; what it was doing is lost.',
    confidence: 'almost certain',
    codes: ['R12'],
    evidence: ['SIGTERM', 'R12', 'SIGKILL'],
    firstStep:
      'Make the process stop on SIGTERM and put unfinished jobs back; find it with `heroku logs --tail -p worker -a APP`',
    pages: ['R12', 'dyno-restarts', 'node-sigterm', 'background-jobs'],
  },
  {
    id: 'release-failed',
    when: (facts) => facts.has('release-failed', 'build-failed'),
    cause: (facts) =>
      facts.has('build-failed')
        ? 'A build failed, so the release before it went on running.'
        : 'A release command failed, so the new release was not put into use.',
    confidence: 'almost certain',
    codes: [],
    evidence: ['build-failed', 'release-failed'],
    firstStep:
      'Read the output: `heroku releases -a APP`, `heroku releases:output vNN -a APP` or the activity page of the app',
    pages: ['release-phase', 'slug-compiler'],
  },
];

/** Losses in the log itself, which make every other figure a lower bound. */
export const lossRules: readonly Rule[] = [
  {
    id: 'lines-lost',
    when: (facts) => facts.has('L10', 'L11', 'L12', 'L13'),
    cause: (facts) =>
      facts.dropped > 0
        ? `Log lines are missing: the platform says it dropped ${facts.dropped} messages. The true counts are higher than these.`
        : 'Log lines are missing: the platform dropped some. The true counts are higher than these.',
    confidence: 'almost certain',
    codes: ['L10', 'L11', 'L12', 'L13'],
    evidence: ['L10', 'L12', 'L13', 'L11'],
    firstStep:
      'Find the drain that cannot keep up: `heroku drains -a APP`; write less: raise the log level, one line per stack trace',
    pages: ['L10', 'L12', 'log-drains', 'drain-not-receiving'],
  },
];
