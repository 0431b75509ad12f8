import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

const peak = (facts: Facts) => {
  const most = [...facts.memory].sort((a, b) => b[1] - a[1])[0];
  return most === undefined ? '' : ` ${most[0]} reached ${most[1]} % of its quota.`;
};
/** The process type that most of these codes hit; web when the lines name none. */
const processOf = (facts: Facts, ...codes: string[]) => {
  const dyno = codes.map((code) => facts.worstDyno(code)?.dyno).find((name) => name !== undefined);
  return dyno?.split(/[.-]/, 1)[0] ?? 'web';
};
const larger = (facts: Facts) => {
  const type = processOf(facts, 'R15', 'R14');
  const fewer =
    type === 'web'
      ? 'Lower the number of processes, `heroku config:set WEB_CONCURRENCY=2 -a APP`'
      : 'Let each process run fewer jobs at once';
  return `${fewer}, or take a larger dyno, \`heroku ps:type ${type}=standard-2x -a APP\``;
};

/** Memory as the root of what visitors see. */
export const memoryRules: readonly Rule[] = [
  {
    id: 'memory-kills',
    when: (facts) =>
      facts.has('R15') &&
      facts.sameProcess('R15', 'H12', 'H13', 'H18', 'H21') &&
      facts.around(['R15'], ['H10', 'H12', 'H13', 'H18', 'H20', 'H21'], 5),
    cause: (facts) =>
      `Dynos use far more memory than they have and are killed (R15); the requests that they were serving fail.${peak(facts)}`,
    confidence: 'almost certain',
    codes: ['R15', 'R14', 'H12', 'H13', 'H18', 'H10', 'H20', 'H21', 'H27'],
    evidence: ['R14', 'R15', 'SIGKILL', 'H13', 'H12', 'H10'],
    firstStep: (facts) => `Restart the dynos to gain time: \`heroku ps:restart -a APP\`. ${larger(facts)}`,
    pages: ['R15', 'R14', 'choosing-dyno-size', 'log-runtime-metrics'],
  },
  {
    id: 'memory-slows',
    when: (facts) =>
      facts.has('R14') &&
      facts.sameProcess('R14', 'H12', 'H13') &&
      facts.around(['R14'], ['H12', 'H13', 'H11'], 30),
    cause: (facts) =>
      `Dynos use more memory than they have and swap (R14), which makes them so slow that requests time out.${peak(facts)}`,
    confidence: (facts) => (facts.leadsAny(['R14'], ['H12', 'H13', 'H11'], 60) ? 'likely' : 'possible'),
    codes: ['R14', 'H12', 'H13', 'H11', 'H27'],
    evidence: ['R14', 'H12', 'H13'],
    firstStep: larger,
    pages: ['R14', 'H12', 'web-concurrency', 'choosing-dyno-size'],
  },
  {
    id: 'memory-alone',
    when: (facts) => facts.has('R14', 'R15'),
    cause: (facts) =>
      facts.has('R15')
        ? `Dynos use far more memory than they have and are killed (R15).${peak(facts)}`
        : `Dynos use more memory than they have (R14) and begin to swap. ${processOf(facts, 'R14') === 'web' ? 'Requests' : 'Jobs'} will slow down next.${peak(facts)}`,
    confidence: 'almost certain',
    codes: ['R14', 'R15'],
    evidence: ['R14', 'R15', 'SIGKILL'],
    firstStep: (facts) =>
      `See how memory grows: \`heroku labs:enable log-runtime-metrics -a APP\`, then \`heroku ps:restart -a APP\`. ${larger(facts)}`,
    pages: ['R14', 'R15', 'log-runtime-metrics', 'ruby-memory', 'node-memory'],
  },
  {
    id: 'killed-silently',
    when: (facts) => facts.has('exit 137') && !facts.has('R15', 'R12', 'R10'),
    cause:
      'A process was killed (exit status 137) without a reason in these lines. In Private Spaces that is how a dyno that runs out of memory ends.',
    confidence: 'possible',
    codes: ['H13', 'H18', 'H10'],
    evidence: ['exit 137', 'SIGKILL', 'crash'],
    firstStep:
      'Look at the memory in Metrics, or write it to the log: `heroku labs:enable log-runtime-metrics -a APP`',
    pages: ['R15', 'app-metrics', 'choosing-dyno-size'],
  },
];
