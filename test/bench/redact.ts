import { redact } from '../../src/redaction/redact.ts';
import { rows, score } from '../redaction/corpus/corpus.ts';
import { maker } from '../redaction/corpus/make.ts';

const { hex, uuid, alnum } = maker(97);

const router = () =>
  `2024-05-01T12:00:00.000000+00:00 heroku[router]: at=info method=GET path="/api/items/12?page=2" host=shop-eu.herokuapp.com request_id=${uuid()} fwd="203.0.113.7" dyno=web.1 connect=1ms service=30ms status=200 bytes=512 protocol=https`;
const json = () =>
  `2024-05-01T12:00:00.000000+00:00 app[web.1]: {"level":"info","msg":"signed in","token_type":"bearer","commit":"${hex(40)}","path":"/login?next=%2Fhome"}`;
const leak = () =>
  `2024-05-01T12:00:00.000000+00:00 app[web.1]: DATABASE_URL=postgres://app:${alnum(20)}@db.example.net:5432/main`;

/** Lines enough for `size` bytes, made by each function in turn. */
function log(size: number, makers: readonly (() => string)[]): string {
  const lines: string[] = [];
  for (let length = 0, at = 0; length < size; at += 1) {
    const line = makers[at % makers.length]?.() ?? '';
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

// Time of our own process: other work on the machine does not count.
function megabytesPerSecond(text: string): number {
  redact(text.slice(0, 100_000));
  const from = process.cpuUsage();
  redact(text);
  const { user, system } = process.cpuUsage(from);
  return text.length / (user + system);
}

const { secrets, recall, lookAlikes, falsePositiveRate, misses, falsePositives } = score(
  (text) => redact(text).text,
);
console.log(`corpus            ${rows.length} rows, ${secrets} secrets, ${lookAlikes} look-alikes`);
console.log(`recall            ${recall.toFixed(4)}`);
console.log(`false positives   ${(100 * falsePositiveRate).toFixed(2)} %`);
for (const line of [...misses, ...falsePositives]) console.log(`  ${line.slice(0, 200)}`);

const size = 8_000_000;
const logs: Record<string, string> = {
  'router lines': log(size, [router]),
  'JSON lines': log(size, [json]),
  'a leak every 20th': log(size, [...Array.from({ length: 19 }, () => router), leak]),
  'a leak on each': log(size, [leak]),
};
for (const [name, text] of Object.entries(logs))
  console.log(
    `${name.padEnd(18)}${megabytesPerSecond(text).toFixed(1)} MB/s (${(text.length / 1e6).toFixed(0)} MB)`,
  );
