import type { ReactNode } from 'react';
import type { CommandSpec } from '../../options.ts';

/** The commands that complete what is typed. The text field keeps the focus and points at the active one. */
export function CommandList(props: {
  id: string;
  commands: CommandSpec[];
  active: CommandSpec;
  onChoose(command: CommandSpec): void;
}): ReactNode {
  const { id, commands, active, onChoose } = props;
  return (
    <div id={id} role="listbox" aria-label="Commands" className="command-list">
      {commands.map((spec) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field below handles the keys
        <div
          key={spec.command}
          id={`${id}-${spec.command.slice(1)}`}
          role="option"
          tabIndex={-1}
          aria-selected={spec === active}
          className={spec === active ? 'option active' : 'option'}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(spec)}
        >
          <span>
            <strong>{spec.command}</strong> <span className="usage">{spec.usageHint}</span>
          </span>
          <span className="menu-detail">{spec.description}</span>
        </div>
      ))}
    </div>
  );
}
