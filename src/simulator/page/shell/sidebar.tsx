import type { ReactNode } from 'react';
import type { Channel } from '../../workspace/entities.ts';
import { Avatar } from '../conversation/avatar.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { appPlace, panelPlace } from '../workspace/place.ts';
import { Icon } from './icon.tsx';
import { PersonSwitch } from './person-switch.tsx';

/** Channels, direct messages and the app. */
export function Sidebar(props: {
  place: string;
  onOpen(place: string): void;
  onPerson(id: string): void;
}): ReactNode {
  const { place, onOpen, onPerson } = props;
  const { known } = useWorkspaceContext();
  const rooms = known.channels.filter((c) => c.kind !== 'im');

  const row = (key: string, icon: ReactNode, name: string, unread: number): ReactNode => (
    <li key={key}>
      <button
        type="button"
        className={unread > 0 ? 'place unread' : 'place'}
        aria-current={place === key ? 'page' : undefined}
        onClick={() => onOpen(key)}
      >
        {icon}
        <span className="place-name">{name}</span>
        {unread > 0 ? (
          <span className="count">
            {unread}
            <span className="visually-hidden"> unread</span>
          </span>
        ) : null}
      </button>
    </li>
  );

  return (
    <nav className="sidebar" aria-label="Workspace">
      <div className="team">
        <span className="team-name">Acme</span>
        <span className="team-note">Local workspace, nothing leaves this machine</span>
      </div>
      <PersonSwitch onPerson={onPerson} />
      <h2>Channels</h2>
      <ul>{rooms.map((c) => row(c.id, <ChannelIcon channel={c} />, c.name, known.unread[c.id] ?? 0))}</ul>
      <h2>Direct messages</h2>
      <ul>
        {row(
          known.me.dm,
          <Avatar user={known.bot.id} small />,
          known.app.name,
          known.unread[known.me.dm] ?? 0,
        )}
      </ul>
      <h2>Apps</h2>
      <ul>
        {row(appPlace, <Icon name="home" />, `${known.app.name} Home`, 0)}
        {known.panels.map((panel) => row(panelPlace(panel.id), <Icon name="bolt" />, panel.title, 0))}
      </ul>
    </nav>
  );
}

export function ChannelIcon({ channel }: { channel: Channel }): ReactNode {
  if (channel.isArchived) return <Icon name="archive" />;
  return <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />;
}
