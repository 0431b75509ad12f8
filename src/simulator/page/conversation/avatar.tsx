import type { ReactNode } from 'react';
import { nameOf, useWorkspaceContext } from '../workspace/context.ts';

/** A square with the initials of who spoke. */
export function Avatar({ user, small }: { user: string; small?: boolean }): ReactNode {
  const { known } = useWorkspaceContext();
  const index = [...known.people, known.bot].findIndex((person) => person.id === user);
  const initials = nameOf(known, user)
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .slice(0, 2);
  return (
    <span
      className={`avatar avatar-${index < 0 ? 'slack' : index % 4}${small ? ' avatar-small' : ''}`}
      aria-hidden="true"
    >
      {initials.toUpperCase()}
    </span>
  );
}
