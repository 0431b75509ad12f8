import { type ReactNode, useState } from 'react';
import type { Message } from '../../workspace/entities.ts';
import { Icon } from '../shell/icon.tsx';
import { Menu } from '../shell/menu.tsx';
import { emojiByName } from '../text/emoji.ts';
import { Emoji } from '../text/nodes.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';

const quickReactions = ['white_check_mark', 'thumbsup'] as const;

/** What can be done with a message: reply, react, and the app's message shortcuts. */
export function MessageTools({ message, inThread }: { message: Message; inThread: boolean }): ReactNode {
  const { known, act, openThread } = useWorkspaceContext();
  const [failure, setFailure] = useState('');
  const { channel, ts } = message;
  const isFleeting = message.ephemeral_to !== undefined;

  const shortcuts = known.app.shortcuts
    .filter((shortcut) => shortcut.type === 'message')
    .map((shortcut) => ({
      key: shortcut.callbackId,
      label: shortcut.name,
      detail: known.app.name,
      async onChoose() {
        const result = await act({ kind: 'message_shortcut', callback_id: shortcut.callbackId, channel, ts });
        setFailure(result.ok ? '' : `“${shortcut.name}” did not work. ${result.detail ?? result.error}`);
      },
    }));
  const copy = {
    key: 'copy-text',
    label: 'Copy text',
    onChoose: () => void navigator.clipboard?.writeText(message.text),
  };
  const openReplies = (): void => openThread(channel, message.thread_ts ?? ts);
  const reply = inThread ? [] : [{ key: 'reply', label: 'Reply in thread', onChoose: openReplies }];
  return (
    <div className="tools">
      {isFleeting
        ? null
        : quickReactions.map((name) => (
            <button
              key={name}
              type="button"
              className="tool tool-reaction"
              aria-label={`React with ${name.replaceAll('_', ' ')}`}
              onClick={() => void act({ kind: 'react', channel, ts, name })}
            >
              <Emoji name={name} char={emojiByName[name] ?? name} />
            </button>
          ))}
      {isFleeting || inThread ? null : (
        <button
          type="button"
          className="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={openReplies}
        >
          <Icon name="reply" />
        </button>
      )}
      <Menu
        label="More actions"
        className="tool"
        items={isFleeting ? [copy] : [...shortcuts, ...reply, copy]}
      >
        <Icon name="more" />
      </Menu>
      {failure ? (
        <span className="toast" role="alert">
          {failure}
        </span>
      ) : null}
    </div>
  );
}
