import type { ReactNode } from 'react';
import type { ActOf } from '../../people/act.ts';
import type { Channel } from '../../workspace/entities.ts';
import type { AppTab } from '../conversation/app-view.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { appPlace, type Place } from '../workspace/place.ts';
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { ChannelIcon } from './sidebar.tsx';
import type { Drawer } from './use-drawer.ts';

/** The bar above the open place; in a narrow window it also opens the sidebar. */
export function PlaceHead({ place, drawer }: { place: Place; drawer: Drawer }): ReactNode {
  return (
    <header className="place-head">
      <button
        ref={drawer.button}
        type="button"
        className="tool drawer-button"
        aria-label="Channels"
        aria-expanded={drawer.isOpen}
        onClick={() => drawer.set(!drawer.isOpen)}
      >
        <Icon name="menu" />
      </button>
      {place.kind === 'channel' ? <ChannelHead channel={place.channel} /> : null}
      {place.kind === 'app' ? <AppHead tab={place.tab} /> : null}
      {place.kind === 'panel' ? <h1>{place.panel.title}</h1> : null}
    </header>
  );
}

/** A channel's name, topic, members and what can be done with it. */
function ChannelHead({ channel }: { channel: Channel }): ReactNode {
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

/** The app's name and its tabs. */
function AppHead({ tab }: { tab: AppTab }): ReactNode {
  const { known, open } = useWorkspaceContext();
  const tabs: [AppTab, string, string][] = [
    ['home', 'Home', appPlace],
    ['messages', 'Messages', known.me.dm],
  ];
  return (
    <>
      <h1>{known.app.name}</h1>
      <nav className="tabs" aria-label={known.app.name}>
        {tabs.map(([key, label, place]) => (
          <button
            key={key}
            type="button"
            aria-current={tab === key ? 'page' : undefined}
            onClick={() => open(place)}
          >
            {label}
          </button>
        ))}
      </nav>
    </>
  );
}
