import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { type KnowledgeNews, type WatchedKnowledge, watchKnowledge } from '../../src/knowledge/watch.ts';
import { contentTree, errorFile, runbookFile, scratchDir } from './fixtures.ts';

let open: WatchedKnowledge[] = [];
afterEach(() => {
  for (const knowledge of open) knowledge.close();
  open = [];
});

/** Knowledge with one runbook in a folder that is watched, and a way to wait for the next news. */
async function watched() {
  const contentDir = await contentTree({ 'errors/H14.md': errorFile() });
  const dir = await scratchDir();
  await writeFile(join(dir, 'ours.md'), runbookFile());
  const waiting: ((news: KnowledgeNews) => void)[] = [];
  const knowledge = await watchKnowledge({ contentDir, extraDirs: [dir] }, (news) => waiting.shift()?.(news));
  open.push(knowledge);
  const newsAfter = async (change: () => Promise<unknown>) => {
    const news = new Promise<KnowledgeNews>((resolve) => waiting.push(resolve));
    await change();
    return news;
  };
  return { dir, knowledge, newsAfter };
}

const titled = (title: string) => runbookFile((text) => text.replace('Our own way back', title));

describe('runbooks that change while the bot runs', () => {
  test('an edited runbook is answered without a restart', async () => {
    const { dir, knowledge, newsAfter } = await watched();
    expect(knowledge.answer('H14').runbooks[0]?.title).toBe('Our own way back');
    const news = await newsAfter(() => writeFile(join(dir, 'ours.md'), titled('A better way')));
    expect(news).toEqual({ pages: 2 });
    expect(knowledge.answer('H14').runbooks[0]?.title).toBe('A better way');
  });

  test('a broken file keeps the old runbooks and says which line is wrong; mending it is enough', async () => {
    const { dir, knowledge, newsAfter } = await watched();
    const broken = await newsAfter(() => writeFile(join(dir, 'ours.md'), titled('x')));
    expect(broken).toMatchObject({ problem: expect.stringMatching(/ours\.md:2: title/) });
    expect(knowledge.answer('H14').runbooks[0]?.title).toBe('Our own way back');
    expect(await newsAfter(() => writeFile(join(dir, 'ours.md'), titled('Mended')))).toEqual({ pages: 2 });
    expect(knowledge.page('ours')?.title).toBe('Mended');
  });

  test('new files are found, in new folders too, and deleted ones are gone', async () => {
    const { dir, knowledge, newsAfter } = await watched();
    await newsAfter(() => mkdir(join(dir, 'deep')));
    await newsAfter(() => writeFile(join(dir, 'deep', 'theirs.md'), titled('Their way')));
    expect(
      knowledge
        .answer('H14')
        .runbooks.map(({ id }) => id)
        .sort(),
    ).toEqual(['ours', 'theirs']);
    await newsAfter(() => rm(join(dir, 'ours.md')));
    expect(knowledge.page('ours')).toBeUndefined();
    expect(knowledge.size()).toBe(2);
  });

  test('broken files at the start are refused as by openKnowledge', async () => {
    const contentDir = await contentTree({ 'errors/H14.md': 'nothing' });
    const error = await watchKnowledge({ contentDir }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'content_invalid' });
  });
});
