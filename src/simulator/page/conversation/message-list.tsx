import { Fragment, type ReactNode } from 'react';
import type { Message } from '../../workspace/entities.ts';
import { dayOf } from '../text/date-format.ts';
import { useWorkspaceContext } from '../workspace/context.ts';
import { MessageItem } from './message-item.tsx';
import { useFollowing } from './use-following.ts';

/** Messages of one author within this many seconds stand together. */
const together = 300;

/** The messages of a conversation or thread; it follows new ones until one scrolls away from the end. */
export function MessageList(props: {
  label: string;
  messages: Message[];
  inThread?: boolean;
  intro?: ReactNode;
}): ReactNode {
  const { label, messages, inThread, intro } = props;
  const { known } = useWorkspaceContext();
  const { box, onScroll } = useFollowing(messages.at(-1)?.ts ?? '');
  const zone = known.me.timeZone;

  return (
    <section
      ref={box}
      className="messages"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      {intro}
      <ol>
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const day = dayOf(message.ts, zone);
          const newDay = !before || dayOf(before.ts, zone) !== day;
          return (
            <Fragment key={message.ts}>
              {newDay ? (
                <li className="day">
                  <span>{day}</span>
                </li>
              ) : null}
              <MessageItem
                message={message}
                continued={!newDay && continues(before, message)}
                inThread={inThread ?? false}
              />
            </Fragment>
          );
        })}
      </ol>
    </section>
  );
}

function continues(before: Message | undefined, message: Message): boolean {
  if (!before || before.subtype || message.ephemeral_to || before.ephemeral_to) return false;
  return before.user === message.user && Number(message.ts) - Number(before.ts) < together;
}
