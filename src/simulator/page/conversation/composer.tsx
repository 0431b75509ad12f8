import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../shell/icon.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { CommandList } from './command-list.tsx';
import { matchingCommands } from './completion.ts';
import { ShortcutsMenu } from './shortcuts-menu.tsx';

/** Where one types messages and commands. Enter sends, Shift+Enter is a new line. */
export function Composer(props: {
  channel: string;
  threadTs?: string;
  label: string;
  disabled?: string;
}): ReactNode {
  const { channel, threadTs, label, disabled } = props;
  const { known, act, announce } = useWorkspaceContext();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const [failure, setFailure] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const commands = dismissed === text ? [] : matchingCommands(text, known.app.commands);
  const current = commands[Math.min(active, commands.length - 1)];
  const listId = `${id}-commands`;

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${text === '' ? 0 : element.scrollHeight}px`;
  }, [text]);

  function edit(next: string): void {
    setText(next);
    setActive(0);
    const count = matchingCommands(next, known.app.commands).length;
    if (count > 0) announce(`${count} ${count === 1 ? 'command' : 'commands'} to choose from`);
  }

  function complete(command: string): void {
    edit(`${command} `);
    field.current?.focus();
  }

  async function send(): Promise<void> {
    const sent = text;
    if (sent.trim() === '') return;
    setText('');
    setFailure('');
    const result = await act({
      kind: 'send',
      channel,
      text: sent,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    });
    if (result.ok) return;
    setText(sent);
    setFailure(`The message was not sent. ${result.detail ?? result.error}`);
  }

  function onKey(event: KeyboardEvent): void {
    const isOpen = current !== undefined;
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : commands.length - 1)) % commands.length);
    } else if (isOpen && event.key === 'Escape') {
      event.preventDefault();
      setDismissed(text);
    } else if (
      isOpen &&
      (event.key === 'Tab' || (event.key === 'Enter' && current.command !== text)) &&
      !event.shiftKey
    ) {
      event.preventDefault();
      complete(current.command);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void send();
    }
  }

  if (disabled) return <p className="composer-closed">{disabled}</p>;
  return (
    <div className="composer-wrap">
      {current ? (
        <CommandList id={listId} commands={commands} active={current} onChoose={(c) => complete(c.command)} />
      ) : null}
      {failure ? (
        <p className="error" role="alert">
          {failure}
        </p>
      ) : null}
      <form
        className="composer"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {threadTs ? null : <ShortcutsMenu />}
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={label}
          aria-autocomplete="list"
          aria-controls={current ? listId : undefined}
          aria-activedescendant={current ? `${listId}-${current.command.slice(1)}` : undefined}
          value={text}
          onChange={(event) => edit(event.target.value)}
          onKeyDown={onKey}
        />
        <button type="submit" className="send" aria-label="Send" title="Send" disabled={text.trim() === ''}>
          <Icon name="send" />
        </button>
      </form>
    </div>
  );
}
