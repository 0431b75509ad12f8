import type { Cause, Verdict } from './diagnosis.ts';
import type { Facts } from './facts.ts';
import type { ReadReport } from './read-report.ts';

const number = (count: number) => count.toLocaleString('en-US');

function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

function known({ requests, platform, app }: ReadReport): number {
  return requests + platform + app;
}

/** "12 events from 14:05 to 14:20 UTC: H12 10, R14 2." */
function counted(facts: Facts): string {
  const codes = [...facts.codes].sort((a, b) => b[1].count - a[1].count);
  const shown = codes.slice(0, 6).map(([code, { count }]) => `${code} ${number(count)}`);
  const more = codes.length > 6 ? ` and ${codes.length - 6} more codes` : '';
  return `${plural(facts.events.count, 'event')}: ${shown.join(', ')}${more}.`;
}

/** The sentence for a night on which nothing happened. */
function calmly(facts: Facts, report: ReadReport): string {
  const restarts = facts.count('cycling', 'restart');
  const stopped = facts.count('exit 143', 'exit 0');
  const seen =
    report.requests > 0
      ? `${plural(report.requests, 'request')}, none with an error of the platform`
      : `${plural(known(report), 'line')} of Heroku’s, none with an error of the platform`;
  const rest =
    restarts + stopped > 0
      ? ' Dynos restarted as they do every day; exit status 143 is the normal end after SIGTERM.'
      : '';
  return `Nothing is wrong here: ${seen}.${rest}`;
}

/** What it comes down to, in a word for programs and one line for people. */
export function verdictOf(
  facts: Facts,
  report: ReadReport,
  likely: readonly Cause[],
): { verdict: Verdict; headline: string } {
  const [best] = likely;
  if (best !== undefined) {
    const events = facts.events.count > 0 ? ` ${counted(facts)}` : '';
    return { verdict: 'trouble', headline: `${best.cause} (${best.confidence})${events}` };
  }
  if (report.lines === 0) return { verdict: 'empty', headline: 'There is nothing in this log.' };
  if (known(report) > 0) {
    if (report.requests + report.platform === 0)
      return {
        verdict: 'calm',
        headline: `Only the app’s own output is here (${plural(report.app, 'line')}). The platform reports no error in it.`,
      };
    return { verdict: 'calm', headline: calmly(facts, report) };
  }
  if (report.otherPlatform !== null)
    return {
      verdict: 'other-platform',
      headline: `These are logs of ${report.otherPlatform}, not of Heroku. I can only read Heroku’s.`,
    };
  return {
    verdict: 'not-a-log',
    headline: 'No line of this looks like a log of Heroku. Paste lines as `heroku logs` prints them.',
  };
}

/** What could not be read or is not certain, in sentences. */
export function limitsOf(facts: Facts, report: ReadReport): string[] {
  const limits: string[] = [];
  if (report.cut > 0)
    limits.push(`${plural(report.cut, 'line was', 'lines were')} too long and only the beginning was read.`);
  if (report.zeros) limits.push('Parts of this are not text.');
  if (facts.events.untimed > 0)
    limits.push(
      facts.events.untimed === facts.events.count
        ? 'No event shows a time, so the order of the lines is all there is.'
        : `${plural(facts.events.untimed, 'event')} of ${number(facts.events.count)} show no time.`,
    );
  if (facts.dropped > 0)
    limits.push(`The platform dropped ${plural(facts.dropped, 'log message')}; the true counts are higher.`);
  const strangers = report.unknown;
  if (strangers > 0 && known(report) > 0 && strangers * 5 > known(report))
    limits.push(
      report.otherPlatform === null
        ? `${plural(strangers, 'line is', 'lines are')} not Heroku’s and were left out.`
        : `${plural(strangers, 'line looks', 'lines look')} like ${report.otherPlatform} and were left out.`,
    );
  return limits;
}
