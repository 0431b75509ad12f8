import { type RefObject, useEffect, useRef, useState } from 'react';

export interface Drawer {
  isOpen: boolean;
  /** The button that opens it, which gets the focus back. */
  button: RefObject<HTMLButtonElement | null>;
  set(isOpen: boolean): void;
}

/** The sidebar of a narrow window: it takes the focus when it opens and closes with Escape. */
export function useDrawer(): Drawer {
  const [isOpen, set] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    document.querySelector<HTMLElement>('.sidebar [aria-current]')?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') set(false);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      button.current?.focus();
    };
  }, [isOpen]);

  return { isOpen, button, set };
}
