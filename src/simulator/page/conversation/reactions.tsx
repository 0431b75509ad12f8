import type { ReactNode } from 'react';
import type { Message } from '../../workspace/entities.ts';
import { emojiByName } from '../text/emoji.ts';
import { Emoji } from '../text/nodes.tsx';
import { nameOf, useWorkspaceContext } from '../workspace/context.ts';

/** The reactions under a message; pressing one adds or takes back one's own. */
export function Reactions({ message }: { message: Message }): ReactNode {
  const { known, act } = useWorkspaceContext();
  if (!message.reactions?.length) return null;
  const { channel, ts } = message;
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users, count }) => (
        <button
          key={name}
          type="button"
          className="reaction"
          aria-pressed={users.includes(known.me.id)}
          aria-label={`${name.replaceAll('_', ' ')}, ${count}`}
          title={users.map((user) => nameOf(known, user)).join(', ')}
          onClick={() => void act({ kind: 'react', channel, ts, name })}
        >
          <Emoji name={name} char={emojiByName[name] ?? `:${name}:`} /> {count}
        </button>
      ))}
    </div>
  );
}
