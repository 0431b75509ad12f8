import type { ReactNode } from 'react';
import type { Channel } from '../../workspace/entities.ts';
import { titleOf, useWorkspaceContext } from '../workspace/context.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

/** A channel or direct message: what was said, and where to say more. */
export function Conversation({ channel }: { channel: Channel }): ReactNode {
  const { known } = useWorkspaceContext();
  const title = titleOf(known, channel);
  const messages = known.messages.filter(
    (m) => m.channel === channel.id && (!m.thread_ts || m.thread_ts === m.ts || m.reply_broadcast),
  );
  return (
    <div className="conversation">
      <MessageList
        key={`${known.me.id}-${channel.id}`}
        label={`Messages in ${title}`}
        messages={messages}
        intro={<Intro channel={channel} />}
      />
      <Composer
        key={channel.id}
        channel={channel.id}
        label={`Message ${title}`}
        {...(channel.isArchived ? { disabled: `${title} is archived. Nobody can post here.` } : {})}
      />
    </div>
  );
}

/** The words at the very top of a conversation. */
function Intro({ channel }: { channel: Channel }): ReactNode {
  const { known } = useWorkspaceContext();
  const [first] = known.app.commands;
  return (
    <div className="intro">
      <p>
        {channel.kind === 'im'
          ? `This is your direct message with ${known.app.name}.`
          : `This is the beginning of #${channel.name}.`}{' '}
        {first ? (
          <>
            Type <code>/</code> to see what {known.app.name} can do, for example <code>{first.command}</code>.
          </>
        ) : null}
      </p>
    </div>
  );
}
