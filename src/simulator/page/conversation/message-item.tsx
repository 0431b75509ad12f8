import type { ReactNode } from 'react';
import type { Message } from '../../workspace/entities.ts';
import { Icon } from '../shell/icon.tsx';
import { clockTime, fullTime } from '../text/date-format.ts';
import { Mrkdwn } from '../text/nodes.tsx';
import { nameOf, useWorkspaceContext } from '../workspace/context.ts';
import { Avatar } from './avatar.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';

/** One message with its author, content, reactions and tools. */
export function MessageItem(props: { message: Message; continued: boolean; inThread?: boolean }): ReactNode {
  const { message, continued, inThread } = props;
  const { known, linked, openThread } = useWorkspaceContext();
  const zone = known.me.timeZone;
  const name = message.username ?? nameOf(known, message.user);
  if (message.subtype === 'channel_note') {
    return (
      <li className="message note">
        <Mrkdwn text={message.text} />
      </li>
    );
  }
  const time = (
    <time dateTime={new Date(Number(message.ts) * 1000).toISOString()} title={fullTime(message.ts, zone)}>
      {clockTime(message.ts, zone)}
    </time>
  );
  return (
    <li
      className={[
        'message',
        message.ts === linked ? 'linked' : '',
        continued ? 'continued' : '',
        message.ephemeral_to ? 'ephemeral' : '',
      ].join(' ')}
    >
      {message.ephemeral_to ? (
        <div className="only-you">
          <Icon name="eye" /> Only visible to you
        </div>
      ) : null}
      <div className="gutter">{continued ? time : <Avatar user={message.user} />}</div>
      <div className="message-main">
        {continued ? (
          <span className="visually-hidden">{name}</span>
        ) : (
          <div className="message-head">
            <span className="author">{name}</span>
            {message.bot_id ? <span className="badge">APP</span> : null}
            {time}
          </div>
        )}
        {message.reply_broadcast && !inThread ? (
          <button
            type="button"
            className="thread-link"
            onClick={() => openThread(message.channel, message.thread_ts ?? message.ts)}
          >
            replied to a thread
          </button>
        ) : null}
        <MessageBody message={message} />
        <Reactions message={message} />
        {inThread ? null : <ThreadLink message={message} />}
      </div>
      <MessageTools message={message} inThread={inThread ?? false} />
    </li>
  );
}

function ThreadLink({ message }: { message: Message }): ReactNode {
  const { openThread } = useWorkspaceContext();
  const count = message.reply_count ?? 0;
  if (count === 0) return null;
  return (
    <button type="button" className="thread-link" onClick={() => openThread(message.channel, message.ts)}>
      <Icon name="reply" /> {count} {count === 1 ? 'reply' : 'replies'}
    </button>
  );
}
