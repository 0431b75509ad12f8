import { expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { callWebhook, ticketJobs } from '../../src/tickets/jobs.ts';
import { runScript } from '../support/process.ts';
import { eachStore, quiet } from '../support/stores.ts';

eachStore(({ create }) => {
  test('an operator sees why a job was given up, and queues it again', async () => {
    const database = await create();
    const store = await database.open();
    const queue = await startQueue(store, ticketJobs, quiet);
    await queue.work(callWebhook, async () => {
      throw new AppError('not_allowed', 'The webhook is gone: it answered with status 410.');
    });
    await queue.enqueue(callWebhook, { team: 'T1', number: 1, sequence: 2 }, { singletonKey: 'T1:1:2' });
    await expect.poll(async () => (await queue.deadLetters()).length, { timeout: 20_000 }).toBe(1);
    await queue.stop();
    await store.close();

    const { databaseUrl, dataDir } = database.options;
    const env = { DATA_DIR: dataDir, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
    const jobs = (...words: string[]) => runScript('src/cli.ts', ['jobs', ...words], { env });
    const shown = await jobs();
    expect(shown.out).toContain('tickets.webhook: 0 ready, 0 later, 0 running, 1 given up');
    expect(shown.out).toMatch(/after 1 attempt: .*status 410/);
    const { dead } = JSON.parse((await jobs('--json')).out);
    expect(dead).toEqual([
      expect.objectContaining({ job: 'tickets.webhook', payload: { team: 'T1', number: 1, sequence: 2 } }),
    ]);
    expect((await jobs('redrive', dead[0].id)).out).toBe('1 queued again.\n');
    expect((await jobs()).out).toContain('tickets.webhook: 1 ready, 0 later, 0 running, 0 given up');
    expect(await jobs('again')).toMatchObject({
      status: 2,
      err: expect.stringContaining('redrive and discard'),
    });
  }, 120_000);
});
