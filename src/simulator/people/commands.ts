import { teamDomain, teamId } from '../workspace/directory.ts';
import type { Channel, Person } from '../workspace/entities.ts';
import { newTs } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ShowAnswer } from './answers.ts';
import type { Deliver } from './deliver.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';

export interface CommandParts {
  workspace: Workspace;
  deliver: Deliver;
  responseUrls: ResponseUrls;
  triggers: Triggers;
  showAnswer: ShowAnswer;
}

export type RunCommand = (person: Person, channel: Channel, line: string, threadTs?: string) => Promise<void>;

/** Runs what a person typed after a slash: sends it to the bot and shows the answer, or Slackbot's words. */
export function createRunCommand(parts: CommandParts): RunCommand {
  const { workspace, deliver, responseUrls, triggers, showAnswer } = parts;
  const { app, store } = workspace;

  function slackbot(person: Person, channel: Channel, text: string, threadTs?: string): void {
    store.putMessage({
      type: 'message',
      ts: newTs(),
      channel: channel.id,
      user: 'USLACKBOT',
      text,
      team: teamId,
      ephemeral_to: person.id,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    });
  }

  return async (person, channel, line, threadTs) => {
    const [name = ''] = line.trim().split(/\s/);
    const spec = app.commands.find((c) => c.command === name);
    if (!spec) {
      slackbot(
        person,
        channel,
        `\`${name}\` is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.\n\nIf you are trying to send a message and not run a command, try preceding the "/" with an empty space.`,
        threadTs,
      );
      return;
    }
    if (threadTs) {
      slackbot(person, channel, `\`${name}\` is not supported in threads. Sorry!`, threadTs);
      return;
    }
    const target = { channel: channel.id, user: person.id };
    const delivered = await deliver({
      kind: 'command',
      fields: {
        token: 'simulator',
        team_id: teamId,
        team_domain: teamDomain,
        channel_id: channel.id,
        channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
        user_id: person.id,
        user_name: person.name,
        command: name,
        text: line.trim().slice(name.length).trim(),
        api_app_id: app.appId,
        is_enterprise_install: 'false',
        response_url: responseUrls.issue(target),
        trigger_id: await triggers.issue(person.id),
      },
    });
    if (!delivered.ok) {
      slackbot(
        person,
        channel,
        `\`${name}\` failed with the error "${delivered.error}". ${delivered.detail}`,
      );
      return;
    }
    if (delivered.body === '') return;
    const shown = await showAnswer(target, delivered.body);
    if (!shown.ok) {
      slackbot(
        person,
        channel,
        `\`${name}\` failed with the error "${shown.error}".\n${shown.messages.join('\n')}`,
      );
    }
  };
}
