import { join } from 'node:path';
import { createEmulator } from 'emulate';
import MiniSearch from 'minisearch';
import { knowledgeOf } from '../../src/knowledge/knowledge.ts';
import { freePort } from '../support/ports.ts';
import { botToken } from '../support/slack-api.ts';
import { acksPerSecond, secret } from './acks.ts';
import { generatedQuestions, generatedRunbooks } from './documents.ts';
import { median, percentile, run, stopAll } from './process.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 5;

async function acks(): Promise<void> {
  const [emulatorPort, barePort, ourPort] = [await freePort(), await freePort(), await freePort()];
  const emulator = await createEmulator({ service: 'slack', port: emulatorPort });
  const env = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `http://127.0.0.1:${emulatorPort}/api/`,
    LOG_LEVEL: 'warn',
  };
  const bare = await run(join(root, 'test/bench/bare-app.ts'), barePort, env);
  const ours = await run(join(root, 'src/main.ts'), ourPort, env);
  const memory = { bare: bare.residentMb(), ours: ours.residentMb() };
  const speeds: { bare: number; ours: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const measured = {
      bare: await acksPerSecond(barePort, 'H14', 3000),
      ours: await acksPerSecond(ourPort, 'H14', 3000),
    };
    if (round > 0) speeds.push(measured);
  }
  const loaded = { bare: bare.residentMb(), ours: ours.residentMb() };
  await Promise.all([bare.stop(), ours.stop(), emulator.close()]);

  const speed = { bare: median(speeds.map((s) => s.bare)), ours: median(speeds.map((s) => s.ours)) };
  const ratio = median(speeds.map((s) => s.ours / s.bare));
  console.log(
    `acks a second, full H14 card against a bare "ok" (median of ${rounds} rounds of 3,000, 16 at a time)`,
  );
  console.log(
    `  bare Bolt app ${speed.bare.toFixed(0)}   this bot ${speed.ours.toFixed(0)}   ratio ${ratio.toFixed(2)} (aim ≥ 0.9)`,
  );
  console.log('start until the port answers');
  console.log(
    `  bare Bolt app ${bare.startMs.toFixed(0)} ms   this bot ${ours.startMs.toFixed(0)} ms   ratio ${(ours.startMs / bare.startMs).toFixed(2)}`,
  );
  console.log('resident memory after start, and after the load');
  console.log(
    `  bare Bolt app ${memory.bare.toFixed(0)} → ${loaded.bare.toFixed(0)} MB   this bot ${memory.ours.toFixed(0)} → ${loaded.ours.toFixed(0)} MB   ratio ${(memory.ours / memory.bare).toFixed(2)}`,
  );
}

function timeEach(questions: readonly string[], search: (question: string) => unknown): number[] {
  for (const question of questions.slice(0, 200)) search(question);
  return questions.map((question) => {
    const from = performance.now();
    search(question);
    return performance.now() - from;
  });
}

function search(): void {
  const pages = generatedRunbooks(10_000);
  const questions = generatedQuestions(2000);
  const knowledge = knowledgeOf(pages);
  const mini = new MiniSearch({
    fields: ['title', 'symptoms', 'summary'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  mini.addAll(
    pages.map((page) => ({
      id: page.id,
      title: page.title,
      symptoms: page.symptoms.join('\n'),
      summary: page.summary,
    })),
  );
  const ours = timeEach(questions, (question) => knowledge.answer(question));
  const theirs = timeEach(questions, (question) => mini.search(question));
  const row = (name: string, times: number[]) =>
    `  ${name} median ${median(times).toFixed(3)} ms   p99 ${percentile(times, 0.99).toFixed(3)} ms`;
  console.log('search in 10,000 generated runbooks, 2,000 questions');
  console.log(row('this search', ours));
  console.log(row('MiniSearch ', theirs));
  console.log(
    `  ratio: ${(median(theirs) / median(ours)).toFixed(1)} × as fast at the median, ${(percentile(theirs, 0.99) / percentile(ours, 0.99)).toFixed(1)} × at p99 (aim p99 ≤ 1 ms, ≥ 5 ×)`,
  );
}

await acks().finally(stopAll);
search();
