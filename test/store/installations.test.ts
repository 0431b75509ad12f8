import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { createInstallations, type Installed } from '../../src/store/installations.ts';
import type { Store } from '../../src/store/open.ts';
import { eachStore } from '../support/stores.ts';

type Installation = Installed & { bot: { token: string } };

const key = 'a1'.repeat(32);
const inTeam = (id: string, token: string): Installation => ({
  team: { id },
  enterprise: { id: 'E1' },
  bot: { token },
});
const inOrganisation = (token: string): Installation => ({
  enterprise: { id: 'E1' },
  isEnterpriseInstall: true,
  bot: { token },
});
const team = (teamId: string) => ({ teamId, enterpriseId: 'E1', isEnterpriseInstall: false });
const organisation = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: true };

eachStore(({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test('an installation is found by its workspace, or by its organisation when it is for all of it', async () => {
    const installations = createInstallations<Installation>(store.db, [key]);
    await installations.save(inTeam('T1', 'xoxb-team'));
    await installations.save(inOrganisation('xoxb-organisation'));
    expect(await installations.fetch(team('T1'))).toEqual(inTeam('T1', 'xoxb-team'));
    expect(await installations.fetch(organisation)).toEqual(inOrganisation('xoxb-organisation'));
    expect(await installations.fetch(team('T2'))).toBeUndefined();
  });

  test('saving again replaces, deleting removes that one only, and twice is no error', async () => {
    const installations = createInstallations<Installation>(store.db, [key]);
    await installations.save(inTeam('T3', 'xoxb-old'));
    await installations.save(inTeam('T3', 'xoxb-new'));
    await installations.save(inTeam('T4', 'xoxb-other'));
    expect(await installations.fetch(team('T3'))).toEqual(inTeam('T3', 'xoxb-new'));
    await installations.delete(team('T3'));
    await installations.delete(team('T3'));
    expect(await installations.fetch(team('T3'))).toBeUndefined();
    expect(await installations.fetch(team('T4'))).toEqual(inTeam('T4', 'xoxb-other'));
  });

  test('no token can be read in the database', async () => {
    const installations = createInstallations<Installation>(store.db, [key]);
    await installations.save(inTeam('T5', 'xoxb-very-secret'));
    const { rows } = await sql<{ row: string }>`select installations::text as row from installations`.execute(
      store.db,
    );
    expect(rows.some(({ row }) => row.includes('T5'))).toBe(true);
    for (const { row } of rows) {
      expect(row).not.toContain('secret');
      expect(row).not.toContain(Buffer.from('xoxb-very-secret').toString('base64').slice(0, 12));
    }
  });

  test('a row that was moved to another workspace does not open there', async () => {
    const installations = createInstallations<Installation>(store.db, [key]);
    await installations.save(inTeam('T6', 'xoxb-six'));
    await sql`update installations set id = 'T7' where id = 'T6'`.execute(store.db);
    await expect(installations.fetch(team('T7'))).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
    });
  });

  test('after the key was changed, the old one still opens, and saving seals with the new one', async () => {
    const newKey = 'b2'.repeat(32);
    await createInstallations<Installation>(store.db, [key]).save(inTeam('T8', 'xoxb-eight'));
    const both = createInstallations<Installation>(store.db, [newKey, key]);
    expect(await both.fetch(team('T8'))).toEqual(inTeam('T8', 'xoxb-eight'));
    await both.save(inTeam('T8', 'xoxb-again'));
    const onlyNew = createInstallations<Installation>(store.db, [newKey]);
    expect(await onlyNew.fetch(team('T8'))).toEqual(inTeam('T8', 'xoxb-again'));
    const onlyOld = createInstallations<Installation>(store.db, [key]);
    await expect(onlyOld.fetch(team('T8'))).rejects.toMatchObject({ code: 'config_invalid' });
  });

  test('an installation of nothing is refused', async () => {
    const installations = createInstallations<Installation>(store.db, [key]);
    await expect(installations.save({ bot: { token: 'xoxb-0' } })).rejects.toMatchObject({
      code: 'input_invalid',
    });
    await expect(installations.fetch({ isEnterpriseInstall: true, teamId: 'T1' })).rejects.toMatchObject({
      code: 'input_invalid',
    });
  });
});
