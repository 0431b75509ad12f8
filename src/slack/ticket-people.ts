import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Actor } from '../tickets/lifecycle/people.ts';
import { slackCode } from './refusals.ts';

/** Who somebody is to a ticket, asked at the moment of the click: buttons may be months old. */
export type People = {
  actor(team: string, user: string, triage: string | null, client: WebClient): Promise<Actor>;
};

const keptMs = 60_000;
const mostPages = 10;

async function membersOf(channel: string, client: WebClient): Promise<Set<string>> {
  const members = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.conversations.members({
      channel,
      limit: 1000,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const id of answer.members ?? []) members.add(id);
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return members;
}

/** A triage channel that is gone has no members; everybody else can go on. */
function nobodyWhereGone(error: unknown): Set<string> {
  if (/^(?:channel_not_found|not_in_channel)$/.test(slackCode(error) ?? '')) return new Set();
  throw error;
}

/** People of other companies sit in shared channels, be it the one of triage; those of the same organisation are ours. */
function isOfTeam(person: UsersInfoResponse['user'], team: string): boolean {
  if (person?.is_stranger === true) return false;
  const theirs = person?.team_id;
  return theirs === undefined || theirs === team || person?.enterprise_user?.teams?.includes(team) === true;
}

/** Triage are the members of the triage channel; guests and people of other companies are no members. */
export function createPeople(): People {
  const triageOf = new Map<string, { until: number; members: Promise<Set<string>> }>();
  const triageMembers = (channel: string, client: WebClient) => {
    const known = triageOf.get(channel);
    if (known !== undefined && known.until > Date.now()) return known.members;
    const members = membersOf(channel, client);
    triageOf.set(channel, { until: Date.now() + keptMs, members });
    members.catch(() => triageOf.delete(channel));
    return members;
  };
  return {
    async actor(team, user, triage, client) {
      const [members, info] = await Promise.all([
        triage === null ? new Set<string>() : triageMembers(triage, client).catch(nobodyWhereGone),
        client.users.info({ user }),
      ]);
      const person = info.user;
      const isGuest = person?.is_restricted === true || person?.is_ultra_restricted === true;
      const isOurs = isOfTeam(person, team);
      return {
        id: user,
        triage: isOurs && members.has(user) && person?.deleted !== true,
        member: isOurs && !isGuest && person?.deleted !== true,
      };
    },
  };
}
