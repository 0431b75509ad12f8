import { randomUUID } from 'node:crypto';
import { countReply } from '../api/chat.ts';
import type { Channel, Message, Person } from '../workspace/entities.ts';
import { asObject } from '../workspace/json.ts';
import { toMessage } from '../workspace/message.ts';
import type { Parts } from './parts.ts';

/** Puts a message of a person into a channel. `text` is in Slack's markup. */
export async function postAsPerson(
  { workspace, emulator }: Parts,
  person: Person,
  channel: Channel,
  text: string,
  threadTs?: string,
): Promise<Message> {
  const answer = await emulator.call(
    'chat.postMessage',
    {
      channel: channel.id,
      text,
      client_msg_id: randomUUID(),
      ...(threadTs ? { thread_ts: threadTs } : {}),
    },
    person.id,
  );
  const message = workspace.store.putMessage(toMessage(channel.id, asObject(answer.message)));
  if (message.thread_ts) countReply(workspace, message);
  return message;
}
