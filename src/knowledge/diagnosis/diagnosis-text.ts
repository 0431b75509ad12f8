import type { Cause, Diagnosis } from './diagnosis.ts';
import { strip } from './strip.ts';

const count = (value: number) => value.toLocaleString('en-US');

/** "2026-11-02 14:05:09 UTC" */
function shortTime(iso: string | null): string {
  return iso === null ? 'no time' : `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

const list = (items: readonly { name: string; count: number }[], most: number) =>
  [
    ...items.slice(0, most).map(({ name, count: times }) => `${name} (${count(times)})`),
    ...(items.length > most ? [`and ${items.length - most} more`] : []),
  ].join(', ');

function causeText({ cause, confidence, codes, evidence, firstStep, pages }: Cause, at: number): string {
  return [
    `${at + 1}. ${cause}`,
    `   ${confidence}${codes.length > 0 ? ` · explains ${codes.join(', ')}` : ''}`,
    `   First: ${firstStep}`,
    ...evidence.map((line) => `   > ${line}`),
    ...(pages.length > 0 ? [`   Read: ${pages.join(', ')}`] : []),
  ].join('\n');
}

/** The whole diagnosis as plain text, the answer first; parts without content are left out. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const { headline, codes, first, last, timeline, dynos, paths, statuses, story, likely, limits } = diagnosis;
  const parts: string[] = [headline];
  if (codes.length > 0 && first !== null) parts.push(`From ${shortTime(first)} to ${shortTime(last)}.`);
  if (timeline !== null) parts.push(strip(timeline));
  const facts = [
    ...(dynos.length > 0 ? [`Dynos hit: ${list(dynos, 10)}`] : []),
    ...(statuses.length > 0
      ? [
          `Statuses: ${list(
            statuses.map(({ status, count: times }) => ({ name: String(status), count: times })),
            8,
          )}`,
        ]
      : []),
    ...paths.map(({ path, count: times, service }) => {
      const spent =
        service === null
          ? ''
          : `, ${count(service.median)} ms in the middle, ${count(service.max)} ms at most`;
      return `Path ${path}: ${count(times)}${spent}`;
    }),
  ];
  if (facts.length > 0) parts.push(facts.join('\n'));
  if (story.length > 1) parts.push(story.map(({ at, text }) => `${shortTime(at)}  ${text}`).join('\n'));
  if (likely.length > 0) parts.push(`Likely causes\n${likely.map(causeText).join('\n')}`);
  if (limits.length > 0) parts.push(limits.join('\n'));
  return parts.join('\n\n');
}
