import { type Kysely, sql, type Transaction } from 'kysely';
import { AppError } from '../errors.ts';
import type { Database } from '../store/schema.ts';
import { formatRule, parseRule } from './check-rule.ts';
import type { Place } from './deliver.ts';
import { mergeRules, type Preferences, type Rule } from './subscription.ts';

type Db = Kysely<Database>;

/** One rule of a channel. `creator` is told when it has to pause. */
export type SavedRule = { id: string; rule: Rule; creator: string; createdAt: Date };

/** Why Slack takes nothing for a channel, and since when. */
export type Pause = { reason: string; since: Date };

export type Channel = Place & {
  rules: readonly SavedRule[];
  mutedUntil: Date | null;
  isPrivate: boolean;
  pause: Pause | null;
};

/** More than anybody can keep in mind. */
export const mostRules = 50;

const parsed = new Map<string, Rule>();

/** A rule from its canonical words. The same few stand in thousands of channels. */
function ruleOf(text: string): Rule {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const answer = parseRule(text);
  if (!answer.ok) throw new AppError('content_invalid', `A saved rule cannot be read: ${text.slice(0, 200)}`);
  if (parsed.size > 5000) parsed.clear();
  parsed.set(text, answer.rule);
  return answer.rule;
}

export async function addRule(
  tx: Transaction<Database>,
  { team, channel }: Place,
  rule: Rule,
  creator: string,
): Promise<{ id: string; isNew: boolean }> {
  const text = formatRule(rule);
  await tx
    .insertInto('alert_channels')
    .values({ team, channel })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const mine = () => tx.selectFrom('alert_rules').where('team', '=', team).where('channel', '=', channel);
  const same = await mine().where('rule', '=', text).select('id').executeTakeFirst();
  if (same !== undefined) return { id: same.id, isNew: false };
  const { count } = await mine().select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
  if (count >= mostRules)
    throw new AppError(
      'input_invalid',
      `This channel has ${mostRules} rules, which is the most. Take one away first: /heroku-status list shows them.`,
    );
  const { id } = await tx
    .insertInto('alert_rules')
    .values({ team, channel, rule: text, creator })
    .onConflict((conflict) => conflict.columns(['team', 'channel', 'rule']).doUpdateSet({ rule: text }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, isNew: true };
}

/** Takes a channel's rules away: all of them, the one with an id, or the one that reads the same. Gives what went. */
export async function removeRules(
  db: Db,
  { team, channel }: Place,
  which: { id: string } | { rule: Rule } | 'all',
): Promise<Rule[]> {
  let query = db.deleteFrom('alert_rules').where('team', '=', team).where('channel', '=', channel);
  if (which !== 'all')
    query =
      'id' in which ? query.where('id', '=', which.id) : query.where('rule', '=', formatRule(which.rule));
  const gone = await query.returning('rule').execute();
  return gone.map(({ rule }) => ruleOf(rule));
}

type Row = {
  team: string;
  channel: string;
  muted_until: Date | null;
  is_private: boolean;
  paused_reason: string | null;
  paused_at: Date | null;
  id: string | null;
  rule: string | null;
  creator: string | null;
  created_at: Date | null;
};

function rows(db: Db) {
  return db
    .selectFrom('alert_channels as c')
    .leftJoin('alert_rules as r', (join) =>
      join.onRef('r.team', '=', 'c.team').onRef('r.channel', '=', 'c.channel'),
    )
    .select(['c.team', 'c.channel', 'c.muted_until', 'c.is_private', 'c.paused_reason', 'c.paused_at'])
    .select(['r.id', 'r.rule', 'r.creator', 'r.created_at'])
    .orderBy('c.team')
    .orderBy('c.channel')
    .orderBy('r.id');
}

function asChannels(found: readonly Row[]): Channel[] {
  const channels = new Map<string, Channel & { rules: SavedRule[] }>();
  for (const row of found) {
    const { team, channel, id, rule, creator, created_at } = row;
    const key = `${team} ${channel}`;
    const pause =
      row.paused_reason === null || row.paused_at === null
        ? null
        : { reason: row.paused_reason, since: row.paused_at };
    const base = { team, channel, mutedUntil: row.muted_until, isPrivate: row.is_private, pause };
    const known = channels.get(key) ?? { ...base, rules: [] };
    channels.set(key, known);
    if (id !== null && rule !== null && creator !== null && created_at !== null)
      known.rules.push({ id, rule: ruleOf(rule), creator, createdAt: created_at });
  }
  return [...channels.values()];
}

/** Every channel that has rules; those of one workspace if it is named. */
export async function allChannels(db: Db, team?: string): Promise<Channel[]> {
  const query = team === undefined ? rows(db) : rows(db).where('c.team', '=', team);
  return asChannels(await query.execute()).filter(({ rules }) => rules.length > 0);
}

/** One channel; one without any rule has an empty list. */
export async function channelAt(db: Db, { team, channel }: Place): Promise<Channel> {
  const found = await rows(db).where('c.team', '=', team).where('c.channel', '=', channel).execute();
  return asChannels(found)[0] ?? emptyChannel({ team, channel });
}

const emptyChannel = ({ team, channel }: Place): Channel => ({
  team,
  channel,
  rules: [],
  mutedUntil: null,
  isPrivate: false,
  pause: null,
});

/** Many channels, in the order of the places. */
export async function channelsAt(db: Db, places: readonly Place[]): Promise<Channel[]> {
  const found = await rows(db)
    .innerJoin(
      sql<Place>`(select distinct * from unnest(${places.map(({ team }) => team)}::text[],
        ${places.map(({ channel }) => channel)}::text[]) as p (team, channel))`.as('p'),
      (join) => join.onRef('p.team', '=', 'c.team').onRef('p.channel', '=', 'c.channel'),
    )
    .execute();
  const known = new Map(asChannels(found).map((one) => [`${one.team} ${one.channel}`, one]));
  return places.map((place) => known.get(`${place.team} ${place.channel}`) ?? emptyChannel(place));
}

/** Mutes a channel until a moment, or not at all. */
export async function setMute(db: Db, { team, channel }: Place, until: Date | null): Promise<void> {
  await db
    .updateTable('alert_channels')
    .set({ muted_until: until })
    .where('team', '=', team)
    .where('channel', '=', channel)
    .execute();
}

export async function setPrivate(db: Db, { team, channel }: Place, is_private: boolean): Promise<void> {
  await db
    .updateTable('alert_channels')
    .set({ is_private })
    .where('team', '=', team)
    .where('channel', '=', channel)
    .execute();
}

/** The rules of a channel as they count for delivery. */
export function preferencesOf({ rules, mutedUntil }: Channel): Preferences {
  return mergeRules(
    rules.map(({ rule }) => rule),
    mutedUntil?.getTime() ?? null,
  );
}
