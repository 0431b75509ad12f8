import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

const boot = ['H10', 'H20', 'R10', 'boot-crash', 'crash'];
const bootCodes = ['H10', 'H20', 'R10', 'H21', 'H19'];
const bootQuotes = ['boot-crash', 'crash', 'R10', 'H10', 'H20'];
const failedStart = (facts: Facts) =>
  facts.has(...boot) || facts.has('exit 1', 'exit 127', 'exit 2', 'exit 3');

/** "Cannot find module" and such, when dynos do not come up: the words name the cause. */
function saidAtBoot(id: string, hint: string, texts: Pick<Rule, 'cause' | 'firstStep' | 'pages'>): Rule {
  return {
    id,
    when: (facts) => facts.has(`hint ${hint}`) && failedStart(facts),
    confidence: 'almost certain',
    codes: bootCodes,
    evidence: [`hint ${hint}`, ...bootQuotes],
    ...texts,
  };
}

const named = (facts: Facts, hint: string) => {
  const name = facts.detail(`hint ${hint}`);
  return name === '' ? '' : ` (${name})`;
};

/** Why dynos do not start, from what the app said and from what people changed just before. */
export const bootRules: readonly Rule[] = [
  saidAtBoot('missing-module', 'missing-module', {
    cause: (facts) =>
      `The app cannot start: a package or file that it loads is not in the release${named(facts, 'missing-module')}. It is missing from the dependency file, or only listed for development.`,
    firstStep:
      'Add the package to the dependency file, commit the lock file and deploy; until then go back: `heroku releases:rollback -a APP`',
    pages: ['H10', 'node-module-missing-runtime', 'python-module-not-found', 'bundler-errors'],
  }),
  saidAtBoot('command-not-found', 'command-not-found', {
    cause: (facts) =>
      `The start command does not exist in the release${named(facts, 'command-not-found')}: the Procfile or the start script names something that was not installed.`,
    firstStep:
      'Try the start command in a one-off dyno: `heroku run bash -a APP`; then correct the Procfile and deploy',
    pages: ['H10', 'procfile', 'process-type-not-found'],
  }),
  saidAtBoot('missing-config', 'missing-config', {
    cause: (facts) =>
      `The app cannot start: a config var that it needs is not set${named(facts, 'missing-config')}.`,
    firstStep:
      'Compare what is set with what the app needs: `heroku config -a APP`, then `heroku config:set KEY=value -a APP`',
    pages: ['H10', 'config-vars', 'copy-config'],
  }),
  saidAtBoot('localhost', 'localhost', {
    cause:
      'The web process listens on localhost, where the router cannot reach it. It must listen on 0.0.0.0 and on the port in $PORT.',
    firstStep:
      'Make the server listen on 0.0.0.0:$PORT, deploy, and watch it come up: `heroku logs --tail -a APP`',
    pages: ['R10', 'r10-general', 'port-range'],
  }),
  saidAtBoot('port-in-use', 'port-in-use', {
    cause:
      'The web process cannot start because its port is taken: two servers are started in one dyno, or the port is fixed in the code.',
    firstStep: 'Start one server only, on $PORT; test it in a one-off dyno: `heroku run bash -a APP`',
    pages: ['R10', 'port-range', 'multiple-processes-one-dyno'],
  }),
  saidAtBoot('migration', 'migration', {
    cause: 'The code expects a database schema that the database does not have: a migration did not run.',
    firstStep:
      'Run the migration, for example `heroku run rails db:migrate -a APP`, then `heroku ps:restart -a APP`; put it into the release phase for the next time',
    pages: ['H10', 'release-phase', 'django-migrations'],
  }),
  {
    id: 'release-then-crash',
    when: (facts) =>
      facts.leads(['deploy', 'release', 'rollback'], boot, 15) && !facts.leads(['config', 'addon'], boot, 15),
    cause: (facts) =>
      `The new release ${facts.detail('release')} does not start: the trouble began right after it was deployed.`.replace(
        '  ',
        ' ',
      ),
    confidence: (facts) =>
      facts.has('boot-crash', 'R10', 'crash') || facts.events.untimed === 0 ? 'likely' : 'possible',
    codes: ['H10', 'H20', 'R10', 'H13', 'H18', 'H21'],
    evidence: ['deploy', 'release', ...bootQuotes, 'hint exception'],
    firstStep:
      'Go back to the release before it: `heroku releases -a APP`, then `heroku releases:rollback vNN -a APP`',
    pages: ['H10', 'R10', 'rollback-release-and-database', 'works-locally-not-on-heroku'],
  },
  {
    id: 'config-then-crash',
    when: (facts) => facts.leads(['config', 'addon'], boot, 15),
    cause: (facts) =>
      facts.has('config')
        ? `A config var was changed${facts.detail('config') === '' ? '' : ` (${facts.detail('config')})`} and the dynos did not come back up: every change restarts them.`
        : 'An add-on was changed and the dynos did not come back up: its config vars changed and the dynos restarted.',
    confidence: 'likely',
    codes: ['H10', 'H20', 'R10', 'H13', 'H18', 'H21'],
    evidence: ['config', 'addon', ...bootQuotes, 'hint exception'],
    firstStep:
      'Undo the change: `heroku releases -a APP` shows it, `heroku releases:rollback vNN -a APP` takes it back',
    pages: ['H10', 'config-vars', 'release-retention'],
  },
  {
    id: 'memory-at-boot',
    when: (facts) =>
      facts.has('hint heap') && facts.has('crash', 'boot-crash', 'H10', 'exit 134', 'exit 137'),
    cause: 'A process ran out of memory and died: its heap is full.',
    confidence: 'almost certain',
    codes: ['H10', 'H13', 'H18', 'H20', 'R14', 'R15'],
    evidence: ['hint heap', 'crash', 'R14', 'R15', 'H10'],
    firstStep:
      'Give it more memory for now: `heroku ps:type web=standard-2x -a APP`; then look for what grows',
    pages: ['R14', 'node-memory', 'java-memory', 'ruby-memory'],
  },
];

/** Dynos that do not start, when nothing says why. */
export const crashRules: readonly Rule[] = [
  {
    id: 'boot-timeout',
    when: (facts) => facts.has('R10'),
    cause:
      'The web process did not listen on $PORT within 60 seconds of its start, so it was stopped. Requests got H10 or H20 meanwhile.',
    confidence: 'almost certain',
    codes: ['R10', 'H10', 'H20', 'H21'],
    evidence: ['R10', 'boot-crash', 'H20', 'H10'],
    firstStep:
      'Look at what the app does before it listens: `heroku logs --tail -p web -a APP`; it must bind to $PORT on 0.0.0.0',
    pages: ['R10', 'r10-general', 'r10-node-boot', 'gunicorn-debug'],
  },
  {
    id: 'crash',
    when: (facts) => facts.has('H10') || facts.has('crash'),
    cause: (facts) =>
      facts.has('hint exception')
        ? 'The app crashes: it prints an exception and exits.'
        : 'The app crashed. The reason stands in its own output before the first crash, which is not part of these lines.',
    confidence: (facts) => (facts.has('hint exception') ? 'likely' : 'possible'),
    codes: ['H10', 'H20', 'H21'],
    evidence: ['hint exception', 'crash', 'boot-crash', 'H10'],
    firstStep:
      'Read the lines before the first crash: `heroku logs -n 1500 -a APP`, and see the dynos: `heroku ps -a APP`',
    pages: ['H10', 'application-error-page', 'offline-app', 'reading-heroku-logs'],
  },
];
