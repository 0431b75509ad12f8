import type { CommandSpec } from '../../options.ts';

/** The commands that could be meant while only the first word is typed. */
export function matchingCommands(text: string, commands: CommandSpec[]): CommandSpec[] {
  if (!/^\/\S*$/.test(text)) return [];
  return commands.filter(({ command }) => command.startsWith(text.toLowerCase()));
}
