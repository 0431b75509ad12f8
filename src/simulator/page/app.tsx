import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { AppView } from './conversation/app-view.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { ThreadPane } from './conversation/thread-pane.tsx';
import { ModalStack } from './modal/modal-stack.tsx';
import { PanelView } from './shell/panel-view.tsx';
import { PlaceHead } from './shell/place-head.tsx';
import { Sidebar } from './shell/sidebar.tsx';
import { useDrawer } from './shell/use-drawer.ts';
import { readAddress, writeAddress } from './workspace/address.ts';
import { type Workspace, WorkspaceProvider } from './workspace/context.ts';
import { appPlace, findPlace, type Place, placeKey, placeTitle } from './workspace/place.ts';
import { useAnnouncements } from './workspace/use-announcements.ts';
import { useWorkspace } from './workspace/use-workspace.ts';

const start = readAddress(window.location);

/** The whole page: sidebar, the open place, a thread beside it, and the modals above. */
export function App(): ReactNode {
  const [as, setAs] = useState(start.as);
  const [key, setKey] = useState(start.place);
  const [thread, setThread] = useState(start.thread ? { channel: start.place, ts: start.thread } : undefined);
  const { known, connection, act, upload, markRead } = useWorkspace(as, key);
  const { said, announce } = useAnnouncements(known);
  const drawer = useDrawer();

  const openThread = useCallback((channel: string, ts: string) => setThread({ channel, ts }), []);
  const closeDrawer = drawer.set;
  const open = useCallback(
    (next: string) => {
      setKey(next);
      setThread(undefined);
      closeDrawer(false);
    },
    [closeDrawer],
  );

  const place = known && findPlace(known, key);
  const here = known && place ? placeKey(known, place) : '';
  const title = known && place ? placeTitle(known, place) : '';
  const me = known?.me.id;

  useEffect(() => {
    if (!me) return;
    setKey(here);
    markRead(here);
    writeAddress(me, here);
    document.title = `${title} · local workspace`;
  }, [here, title, me, markRead]);

  const workspace = useMemo<Workspace | undefined>(
    () => known && { known, act, upload, open, openThread, linked: start.linked, announce },
    [known, act, upload, open, openThread, announce],
  );

  if (!workspace || !known || !place) {
    const words = connection === 'lost' ? 'The local workspace does not answer. Trying again…' : 'Loading…';
    return <p className="loading">{words}</p>;
  }

  /** The other person has another direct message with the app. */
  const switchPerson = (id: string): void => {
    setAs(id);
    open(place.kind === 'app' ? appPlace : here);
  };

  return (
    <WorkspaceProvider value={workspace}>
      <div className={['app', drawer.isOpen ? 'drawer-open' : '', thread ? 'has-thread' : ''].join(' ')}>
        <Sidebar place={here} onOpen={open} onPerson={switchPerson} />
        {drawer.isOpen ? (
          <button
            type="button"
            className="scrim"
            aria-label="Close the list of channels"
            onClick={() => drawer.set(false)}
          />
        ) : null}
        <main className="main">
          {connection === 'lost' ? (
            <p className="offline" role="status">
              The connection to the local workspace is lost. Trying again…
            </p>
          ) : null}
          <PlaceHead place={place} drawer={drawer} />
          <PlaceBody place={place} />
        </main>
        {thread ? <ThreadPane {...thread} onClose={() => setThread(undefined)} /> : null}
        <ModalStack />
        <div className="visually-hidden" role="status" aria-live="polite">
          {said}
        </div>
      </div>
    </WorkspaceProvider>
  );
}

function PlaceBody({ place }: { place: Place }): ReactNode {
  if (place.kind === 'channel') return <Conversation channel={place.channel} />;
  if (place.kind === 'panel') return <PanelView panel={place.panel} />;
  return <AppView tab={place.tab} />;
}
