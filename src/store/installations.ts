import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import type { Database, InstallationTables } from './schema.ts';
import { createSeal } from './seal.ts';

/** What every installation carries; the rest of it, tokens included, is kept as it comes. */
export type Installed = {
  team?: { id: string } | undefined;
  enterprise?: { id: string } | undefined;
  isEnterpriseInstall?: boolean | undefined;
};

export type InstallationQuery = {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
};

export type Installations<Installation extends Installed> = {
  /** Saves or replaces the installation of its workspace, or of its organisation if it is for all of one. */
  save(installation: Installation): Promise<void>;
  fetch(query: InstallationQuery): Promise<Installation | undefined>;
  delete(query: InstallationQuery): Promise<void>;
};

type Place = Pick<InstallationTables['installations'], 'kind' | 'id'>;

/** A row can not be passed off as another workspace's: the place is part of what is authenticated. */
const contextOf = ({ kind, id }: Place) => `installation ${kind} ${id}`;

/**
 * Slack installations, encrypted at rest. `keys` are ENCRYPTION_KEY and, while keys are being changed, older
 * ones: an installation is sealed with the first whenever it is saved.
 */
export function createInstallations<Installation extends Installed>(
  db: Kysely<Database>,
  keys: readonly [string, ...string[]],
): Installations<Installation> {
  const { keyId, seal, open } = createSeal(keys);
  return {
    async save(installation) {
      const place = placeOf({
        teamId: installation.team?.id,
        enterpriseId: installation.enterprise?.id,
        isEnterpriseInstall: installation.isEnterpriseInstall ?? false,
      });
      const secret = {
        sealed: seal(JSON.stringify(installation), contextOf(place)),
        key_id: keyId,
        updated_at: new Date(),
      };
      await db
        .insertInto('installations')
        .values({ ...place, ...secret })
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(secret))
        .execute();
    },
    async fetch(query) {
      const place = placeOf(query);
      const row = await db
        .selectFrom('installations')
        .select(['sealed', 'key_id'])
        .where('kind', '=', place.kind)
        .where('id', '=', place.id)
        .executeTakeFirst();
      // The seal proves that `save` wrote it, so it has the type that `save` takes.
      return row && (JSON.parse(open(row.sealed, row.key_id, contextOf(place))) as Installation);
    },
    async delete(query) {
      const { kind, id } = placeOf(query);
      await db.deleteFrom('installations').where('kind', '=', kind).where('id', '=', id).execute();
    },
  };
}

function placeOf({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery): Place {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined || id === '')
    throw new AppError(
      'input_invalid',
      'Slack named neither a workspace nor an organisation for this installation.',
    );
  return { kind: isEnterpriseInstall ? 'enterprise' : 'team', id };
}
