import type { Timeline } from './timeline.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

function bar(count: number, most: number): string {
  if (count === 0) return '·';
  return bars[Math.min(bars.length - 1, Math.ceil((count / most) * bars.length) - 1)] ?? '█';
}

const units: readonly [number, string][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A width in words: "5 minutes". */
export function widthInWords(seconds: number): string {
  const [size, word] = units.find(([unit]) => seconds % unit === 0) ?? [1, 'second'];
  const count = seconds / size;
  return count === 1 ? word : `${count} ${word}s`;
}

/**
 * The chart as text, for where no chart can be shown and for people who hear it: one line per code with a bar and the
 * number of every bucket, the same numbers as the chart. Counts are of `bucketSeconds` each, times are UTC.
 */
export function strip({ labels, series, bucketSeconds, left }: Timeline): string {
  const span = labels.length === 1 ? labels[0] : `${labels[0]} to ${labels.at(-1)}`;
  const most = Math.max(1, ...series.flatMap(({ counts }) => counts));
  const rows = series.map(({ code, counts }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const sum = counts.length === 1 ? `${total}` : `${counts.join(' ')} = ${total}`;
    return `${code} ${counts.map((count) => bar(count, most)).join('')} ${sum}`;
  });
  const more = left > 0 ? [`and ${left} more ${left === 1 ? 'code' : 'codes'}`] : [];
  return [`Events per ${widthInWords(bucketSeconds)}, ${span} UTC`, ...rows, ...more].join('\n');
}
