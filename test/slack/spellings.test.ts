import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Knowledge, openKnowledge } from '../../src/knowledge/knowledge.ts';
import { contentDir, startTestBot, type TestBot } from '../support/bot.ts';
import { runScript } from '../support/process.ts';

let knowledge: Knowledge;
let bot: TestBot;

beforeAll(async () => {
  knowledge = await openKnowledge({ contentDir });
  bot = await startTestBot({ knowledge });
});
afterAll(() => bot.stop());

const wide = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/** How people and logs write a code: a letter and a number. */
function spellings(code: string): string[] {
  const [letter, number] = [code.slice(0, 1), code.slice(1)];
  const lower = letter.toLowerCase();
  return [
    `${lower}${number}`,
    `${lower}-${number}`,
    `${letter} ${number}`,
    `${code}!`,
    `code: ${lower}${number}`,
    `err ${lower}${number}`,
    `(${code})`,
    `\`${code}\``,
    `*${code}*`,
    `“${code}”`,
    wide(code),
    `\u200b${code}\u200b`,
    `what is ${lower}${number}?`,
    `we get ${code} errors 🔥`,
    `\u202e${code}\u202c`,
  ];
}

test('every code is found in every spelling, by signed commands and on the command line alike', async () => {
  const asked = knowledge
    .errorPages()
    .flatMap(({ code }) => spellings(code).map((query) => ({ id: `${code} as ${query}`, code, query })));
  const input = asked.map(({ id, query }) => JSON.stringify({ id, query })).join('\n');
  const { out } = await runScript('src/cli.ts', ['ask', '--jsonl'], { input });
  const lines = out.trim().split('\n');
  const told = lines.map((line) => JSON.parse(line) as { id: string; answers: { id: string }[] });
  expect(told.map(({ id, answers }) => `${id}: ${answers[0]?.id}`)).toEqual(
    asked.map(({ id, code }) => `${id}: ${code}`),
  );
  const wrong: string[] = [];
  for (const { id, code, query } of asked) {
    const { message } = await bot.command('/heroku-error', query);
    if (!message.text.startsWith(`${code} · `)) wrong.push(`${id}: ${message.text.slice(0, 40)}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

test.each([
  ['H14,R14 & L10', ['H14', 'R14', 'L10']],
  ['ＨＴＴＰ 503 H12', ['H12']],
  ['heroku[router]: at=error code=H14 desc="No web processes running" method=GET path="/"', ['H14']],
])('%s names %j', async (query, codes) => {
  expect(knowledge.answer(query).named).toEqual(codes);
  const { message } = await bot.command('/heroku-error', query);
  await bot.idle();
  const answer = JSON.stringify(message.blocks ?? bot.responses.at(-1));
  for (const code of codes) expect(answer).toContain(code);
});
