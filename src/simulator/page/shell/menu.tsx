import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export interface MenuItem {
  key: string;
  label: ReactNode;
  detail?: string;
  danger?: boolean;
  onChoose(): void;
}

/** A button that opens a menu. Arrow keys walk, Enter chooses, Escape closes and gives the focus back. */
export function Menu(props: {
  label: string;
  className: string;
  items: MenuItem[];
  children: ReactNode;
  /** Shown above the items. */
  heading?: string;
}): ReactNode {
  const { label, className, items, children, heading } = props;
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();

  const choices = (): HTMLElement[] => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
  ];

  function toggle(): void {
    if (!menu.current || !button.current) return;
    if (open) {
      menu.current.hidePopover();
      return;
    }
    menu.current.showPopover();
    placeBeside(menu.current, button.current);
    choices()[0]?.focus();
  }

  function walk(event: KeyboardEvent): void {
    const all = choices();
    const now = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  }

  function choose(item: MenuItem): void {
    menu.current?.hidePopover();
    button.current?.focus();
    item.onChoose();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className="menu"
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={walk}
      >
        {heading ? <div className="menu-heading">{heading}</div> : null}
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={item.danger ? 'menu-item danger-text' : 'menu-item'}
            onClick={() => choose(item)}
          >
            <span>{item.label}</span>
            {item.detail ? <span className="menu-detail">{item.detail}</span> : null}
          </button>
        ))}
      </div>
    </>
  );
}

/** Puts a popup under its button, or above where there is no room, and never outside of the window. */
function placeBeside(popup: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const below = at.bottom + 4 + height <= window.innerHeight;
  const left = Math.min(Math.max(8, at.left), window.innerWidth - width - 8);
  popup.style.left = `${left}px`;
  popup.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}
