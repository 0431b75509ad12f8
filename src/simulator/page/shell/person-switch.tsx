import type { ReactNode } from 'react';
import { Avatar } from '../conversation/avatar.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';

/** Chooses whose part one plays. */
export function PersonSwitch({ onPerson }: { onPerson(id: string): void }): ReactNode {
  const { known } = useWorkspaceContext();
  return (
    <fieldset className="people">
      <legend>You are</legend>
      {known.people.map((person) => (
        <button
          key={person.id}
          type="button"
          className="person"
          aria-pressed={person.id === known.me.id}
          onClick={() => onPerson(person.id)}
        >
          <Avatar user={person.id} small />
          <span>
            {person.realName}
            <span className="person-note">
              {person.isAdmin ? 'Workspace admin' : person.timeZone.replace('_', ' ')}
            </span>
          </span>
        </button>
      ))}
    </fieldset>
  );
}
