import type { SimulatorOptions } from '../options.ts';
import { defaultChannels, defaultPeople } from './default-workspace.ts';
import type { Channel, Person, UserGroup } from './entities.ts';

/** The team's id in the emulator; it cannot be chosen there. */
export const teamId = 'T000000001';
export const teamDomain = 'acme';
export const teamName = 'Acme';

/** Who and what there is: people and conversations, with ids that stay the same from one start to the next. */
export interface Directory {
  people: Person[];
  bot: Person;
  channels: Map<string, Channel>;
  /** The one group of people that can be mentioned together. */
  userGroup: UserGroup;
  person(idOrName: string): Person | undefined;
  channel(idOrName: string): Channel | undefined;
  /** The conversations a person (or the bot user) is a member of. */
  channelsOf(userId: string): Channel[];
  /** A person who is in the conversation, in whose name the emulator may be asked about it. */
  memberOf(channelId: string): string;
  /** The direct message between the app and a person, when `id` is that person's. */
  dmOf(userId: string): Channel | undefined;
}

/** Builds the directory from the options. Ids are made from names, so that an app may remember them. */
export function createDirectory(options: SimulatorOptions): Directory {
  const people = (options.people ?? defaultPeople).map(
    (spec): Person => ({
      id: lastingId('U', spec.name),
      name: spec.name,
      realName: spec.realName,
      timeZone: spec.timeZone,
      isAdmin: spec.isAdmin ?? false,
      isBot: false,
      dm: lastingId('D', spec.name),
    }),
  );
  const bot: Person = {
    id: options.app.botUserId,
    name: slug(options.app.name),
    realName: options.app.name,
    timeZone: 'UTC',
    isAdmin: false,
    isBot: true,
    dm: '',
  };
  const channels = new Map(
    [...teamChannels(options, people, bot), ...directMessages(people, bot)].map((c) => [c.id, c]),
  );
  return {
    people,
    bot,
    channels,
    userGroup: {
      id: 'S0SIMONCALL',
      handle: 'oncall',
      name: 'On call',
      users: people.slice(-1).map((p) => p.id),
    },
    person: (key) => [...people, bot].find((p) => p.id === key || p.name === key),
    channel: (key) =>
      channels.get(key) ?? [...channels.values()].find((c) => c.kind !== 'im' && c.name === key),
    channelsOf: (userId) => [...channels.values()].filter((c) => c.members.includes(userId)),
    memberOf: (channelId) => channels.get(channelId)?.members.find((id) => id !== bot.id) ?? '',
    dmOf: (userId) => channels.get(people.find((p) => p.id === userId)?.dm ?? ''),
  };
}

function teamChannels(options: SimulatorOptions, people: Person[], bot: Person): Channel[] {
  return (options.channels ?? defaultChannels).map((spec) => {
    const members = people.filter((p) => spec.members?.includes(p.name) ?? true).map((p) => p.id);
    const hasApp = spec.hasApp ?? !spec.isPrivate;
    return {
      id: lastingId('C', spec.name),
      name: spec.name,
      topic: spec.topic ?? '',
      kind: spec.isPrivate ? 'private' : 'public',
      members: hasApp ? [...members, bot.id] : members,
      isArchived: false,
      created: nowSeconds(),
    };
  });
}

function directMessages(people: Person[], bot: Person): Channel[] {
  return people.map((person) => ({
    id: person.dm,
    name: 'directmessage',
    topic: '',
    kind: 'im',
    members: [person.id, bot.id],
    isArchived: false,
    created: nowSeconds(),
  }));
}

function lastingId(prefix: 'U' | 'C' | 'D', name: string): string {
  return `${prefix}0SIM${name.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
