import type { Directory } from '../workspace/directory.ts';

/** Escapes the three characters that mean something in Slack's markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Turns what a person typed into Slack's markup: `@Name` and `#channel` become ids, links become `<…>`, the rest is
 * escaped.
 */
export function typedToMarkup(typed: string, directory: Directory): string {
  return withIds(escapeMarkup(typed), directory, false).replace(/\bhttps?:\/\/[^\s<>]+/g, '<$&>');
}

/** The text of a slash command with `should_escape`: ids with names, nothing else changed. */
export function typedToEscapedCommand(typed: string, directory: Directory): string {
  return withIds(typed, directory, true);
}

function withIds(text: string, directory: Directory, named: boolean): string {
  const { people, bot, userGroup } = directory;
  const mentions = new Map<string, string>();
  for (const person of [...people, bot]) {
    const mention = named ? `<@${person.id}|${person.name}>` : `<@${person.id}>`;
    for (const name of [person.name, person.realName]) mentions.set(`@${name.toLowerCase()}`, mention);
  }
  mentions.set(`@${userGroup.handle}`, `<!subteam^${userGroup.id}|@${userGroup.handle}>`);
  for (const range of ['here', 'channel', 'everyone']) mentions.set(`@${range}`, `<!${range}>`);
  for (const channel of directory.channels.values()) {
    if (channel.kind !== 'im') mentions.set(`#${channel.name}`, `<#${channel.id}|${channel.name}>`);
  }
  const longestFirst = [...mentions.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const anyMention = new RegExp(`(?<![\\w&])(?:${longestFirst.join('|')})(?![\\w-])`, 'gi');
  return text.replace(anyMention, (found) => mentions.get(found.toLowerCase()) ?? found);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
