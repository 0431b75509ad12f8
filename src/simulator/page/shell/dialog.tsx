import { type ReactNode, useEffect, useRef } from 'react';

/** A modal window: the rest of the page is out of reach while it is open. `onCancel` is Escape. */
export function Dialog(props: {
  labelledBy: string;
  className?: string;
  onCancel(): void;
  children: ReactNode;
}): ReactNode {
  const { labelledBy, className, onCancel, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={className ? `dialog ${className}` : 'dialog'}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
