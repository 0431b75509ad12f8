/**
 * How fast the diagnosis reads a log: 200,000 lines in each layout against `grep -cE` for all codes on the same file, in
 * the same run, turn by turn. Prints the best of each and the ratio; above 1 is faster than grep. Then the memory for a
 * log and for one ten times as long.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeCauses } from '../../src/knowledge/diagnosis/code-causes.ts';
import { createLogReader } from '../../src/knowledge/diagnosis/read-log.ts';
import { createTally } from '../../src/knowledge/diagnosis/tally.ts';
import { bigLog, type Expected, type Layout, layouts } from '../knowledge/diagnosis/big-log.ts';

const lines = 200_000;
const rounds = 15;
const codes = Object.keys(codeCauses).join('|');
const folder = mkdtempSync(join(tmpdir(), 'diagnose-'));

function write(path: string, layout: Layout, count: number, trouble: number): Expected {
  const file = openSync(path, 'w');
  const log = bigLog(layout, count, { trouble });
  let batch: string[] = [];
  for (;;) {
    const { value, done } = log.next();
    if (!done) batch.push(value);
    if (done || batch.length === 5000) {
      writeSync(file, batch.map((line) => `${line}\n`).join(''));
      batch = [];
    }
    if (done) {
      closeSync(file);
      return value;
    }
  }
}

function read(path: string) {
  const tally = createTally();
  const reader = createLogReader(tally.add);
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1_048_576);
  for (;;) {
    const size = readSync(file, buffer, 0, buffer.length, null);
    if (size === 0) break;
    reader.push(buffer.subarray(0, size));
  }
  closeSync(file);
  reader.end();
  return tally.summary();
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function grep(path: string): void {
  execFileSync('grep', ['-cE', codes, path]);
}

function check(path: string, expected: Expected): void {
  const { codes: found, events } = read(path);
  const counts = Object.fromEntries([...found].map(([code, { count }]) => [code, count]));
  for (const code of new Set([...Object.keys(counts), ...Object.keys(expected.codes)]))
    if (counts[code] !== expected.codes[code])
      throw new Error(`${path}: ${code} ${counts[code]}, not ${expected.codes[code]}`);
  if (events.dynos.size !== expected.dynos.size) throw new Error(`${path}: dynos differ`);
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function compare(layout: Layout, trouble: number): void {
  const path = join(folder, `${layout.replaceAll(' ', '-')}-${trouble}.log`);
  check(path, write(path, layout, lines, trouble));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(timed(() => grep(path)));
    ours.push(timed(() => read(path)));
  }
  const [us, them] = [Math.min(...ours), Math.min(...theirs)];
  const size = statSync(path).size;
  console.log(
    `${layout}, ${trouble / 10} % coded: ${lines} lines, ${megabytes(size)} MB; diagnosis ${us.toFixed(0)} ms, ` +
      `grep -cE ${them.toFixed(0)} ms; ratio ${(them / us).toFixed(2)}`,
  );
}

/** The command as people run it, with the start of Node and the loading of everything else. */
function command(path: string): number {
  const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
  const times = Array.from({ length: 5 }, () =>
    timed(() => execFileSync(process.execPath, [cli, 'diagnose', path, '--json'])),
  );
  return Math.min(...times);
}

function memoryFor(count: number): number {
  const path = join(folder, `memory-${count}.log`);
  write(path, 'heroku logs', count, 30);
  const script = `
    const { createLogReader } = await import(${JSON.stringify(new URL('../../src/knowledge/diagnosis/read-log.ts', import.meta.url).href)});
    const { createTally } = await import(${JSON.stringify(new URL('../../src/knowledge/diagnosis/tally.ts', import.meta.url).href)});
    const { openSync, readSync } = await import('node:fs');
    const tally = createTally(); const reader = createLogReader(tally.add);
    const file = openSync(${JSON.stringify(path)}, 'r'); const buffer = Buffer.allocUnsafe(1048576);
    for (;;) { const size = readSync(file, buffer, 0, buffer.length, null); if (size === 0) break; reader.push(buffer.subarray(0, size)); }
    reader.end(); tally.summary(); console.log(process.resourceUsage().maxRSS * 1024);`;
  const peak = Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
  rmSync(path);
  return peak;
}

try {
  for (const layout of layouts) compare(layout, 30);
  compare('heroku logs', 300);
  console.log(
    `the whole command on heroku logs, 3 % coded: ${command(join(folder, 'heroku-logs-30.log')).toFixed(0)} ms`,
  );
  const [one, ten] = [memoryFor(lines), memoryFor(lines * 10)];
  console.log(
    `peak memory: ${megabytes(one)} MB for ${lines} lines, ${megabytes(ten)} MB for ${lines * 10}; ${(ten / one).toFixed(2)} times`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
