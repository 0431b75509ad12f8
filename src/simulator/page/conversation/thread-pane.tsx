import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../shell/icon.tsx';
import { titleOf, useWorkspaceContext } from '../workspace/context.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

/** A message with its replies, beside the conversation. */
export function ThreadPane(props: { channel: string; ts: string; onClose(): void }): ReactNode {
  const { channel, ts, onClose } = props;
  const { known } = useWorkspaceContext();
  const closer = useRef<HTMLButtonElement>(null);
  const room = known.channels.find((c) => c.id === channel);
  const messages = known.messages.filter((m) => m.channel === channel && (m.ts === ts || m.thread_ts === ts));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another thread takes the focus anew
  useEffect(() => closer.current?.focus(), [ts]);

  return (
    <aside
      className="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className="pane-head">
        <h2>
          Thread <span className="hint">{room ? titleOf(known, room) : ''}</span>
        </h2>
        <button ref={closer} type="button" className="tool" aria-label="Close thread" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <MessageList key={ts} label="Messages in the thread" messages={messages} inThread />
      <Composer
        key={`composer-${ts}`}
        channel={channel}
        threadTs={ts}
        label="Reply"
        {...(room?.isArchived ? { disabled: 'This channel is archived.' } : {})}
      />
    </aside>
  );
}
