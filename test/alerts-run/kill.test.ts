import { expect, test } from 'vitest';
import { eachStore } from '../support/stores.ts';
import { runKills } from './kill-run.ts';

/** A few kills and channels; `npm run bench:kills` does fifty with five hundred. */
const few = { channels: 40, workspaces: 4, kills: 4 };

eachStore(({ create }) => {
  test('a worker that is killed again and again during the fan-out leaves every channel exact, without twins where it may look', async () => {
    const result = await runKills({ ...few, database: await create(), canLook: true, seed: 7 });
    expect(result).toMatchObject({ kills: few.kills, wrong: [], twins: 0 });
  }, 240_000);

  test('where it may not look there is at most one twin for each lost answer', async () => {
    const result = await runKills({ ...few, database: await create(), canLook: false, seed: 11 });
    expect(result).toMatchObject({ kills: few.kills, wrong: [] });
    expect(result.twins).toBeLessThanOrEqual(result.lost);
  }, 240_000);
});
