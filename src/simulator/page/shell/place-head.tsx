import type { ReactNode } from 'react';
import type { ActOf } from '../../people/acts.ts';
import type { Channel } from '../../workspace/entities.ts';
import type { AppTab } from '../conversation/app-view.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { ChannelIcon } from './sidebar.tsx';

/** The bar above a channel: its name, topic, members and what can be done with it. */
export function ChannelHead({ channel }: { channel: Channel }): ReactNode {
  const { known, act } = useWorkspaceContext();
  const hasApp = channel.members.includes(known.bot.id);
  const change = (label: string, to: ActOf<'channel'>['change'], danger = false): MenuItem => ({
    key: to,
    label,
    danger,
    onChoose: () => void act({ kind: 'channel', channel: channel.id, change: to }),
  });
  const name = known.app.name;
  return (
    <>
      <h1>
        <ChannelIcon channel={channel} /> {channel.name}
      </h1>
      <p className="topic">{channel.topic}</p>
      <span
        className="members"
        title={hasApp ? `${name} is in this channel` : `${name} is not in this channel`}
      >
        {channel.members.length}
        <span className="visually-hidden"> members,</span>
        <span className={hasApp ? 'dot' : 'dot off'} aria-hidden="true" />{' '}
        <span className="members-words">{hasApp ? `${name} is here` : `${name} is not here`}</span>
      </span>
      <Menu
        label="Channel actions"
        className="tool"
        items={[
          hasApp
            ? change(`Remove ${name} from this channel`, 'remove_app')
            : change(`Add ${name} to this channel`, 'add_app'),
          channel.isArchived
            ? change('Unarchive channel', 'unarchive')
            : change('Archive channel', 'archive', true),
        ]}
      >
        <Icon name="more" />
      </Menu>
    </>
  );
}

/** The bar above the app's own place: its name and its tabs. */
export function AppHead({ tab, onTab }: { tab: AppTab; onTab(tab: AppTab): void }): ReactNode {
  const { known } = useWorkspaceContext();
  const tabs: [AppTab, string][] = [
    ['home', 'Home'],
    ['messages', 'Messages'],
  ];
  return (
    <>
      <h1>{known.app.name}</h1>
      <nav className="tabs" aria-label={known.app.name}>
        {tabs.map(([key, label]) => (
          <button
            key={key}
            type="button"
            aria-current={tab === key ? 'page' : undefined}
            onClick={() => onTab(key)}
          >
            {label}
          </button>
        ))}
      </nav>
    </>
  );
}
