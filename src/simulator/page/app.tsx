import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AppView } from './conversation/app-view.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { ThreadPane } from './conversation/thread-pane.tsx';
import { ModalStack } from './modal/modal-stack.tsx';
import { Icon } from './shell/icon.tsx';
import { AppHead, ChannelHead } from './shell/place-head.tsx';
import { Sidebar } from './shell/sidebar.tsx';
import { placeFromAddress, writeAddress } from './workspace/address.ts';
import { type Workspace, WorkspaceProvider } from './workspace/context.ts';
import { useAnnouncements } from './workspace/use-announcements.ts';
import { useWorkspace } from './workspace/use-workspace.ts';

const startAddress = placeFromAddress(window.location);

/** The whole page: sidebar, the open place, a thread beside it, and the modals above. */
export function App(): ReactNode {
  const [as, setAs] = useState(startAddress.as);
  const [place, setPlace] = useState(startAddress.place);
  const [thread, setThread] = useState<{ channel: string; ts: string }>();
  const [drawer, setDrawer] = useState(false);
  const { known, connection, act, upload, markRead } = useWorkspace(as, place);
  const { said, announce } = useAnnouncements(known);
  const drawerButton = useRef<HTMLButtonElement>(null);

  const open = useCallback((next: string) => {
    setPlace(next);
    setThread(undefined);
    setDrawer(false);
  }, []);

  const shown =
    place === 'app' ? undefined : (known?.channels.find((c) => c.id === place) ?? known?.channels[0]);
  const here = shown?.id ?? place;
  const me = known?.me.id;

  useEffect(() => {
    if (!me) return;
    setPlace(here);
    markRead(here);
    writeAddress(me, here);
  }, [here, me, markRead]);

  useEffect(() => {
    if (!drawer) return;
    document.querySelector<HTMLElement>('.sidebar [aria-current]')?.focus();
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setDrawer(false);
    };
    document.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('keydown', onEscape);
      drawerButton.current?.focus();
    };
  }, [drawer]);

  const workspace = useMemo<Workspace | undefined>(
    () =>
      known && {
        known,
        act,
        upload,
        open,
        openThread: (channel, ts) => setThread({ channel, ts }),
        announce,
      },
    [known, act, upload, open, announce],
  );

  if (!workspace || !known) {
    return (
      <p className="loading">
        {connection === 'lost' ? 'The local workspace does not answer. Trying again…' : 'Loading…'}
      </p>
    );
  }
  const isDm = shown?.kind === 'im';
  return (
    <WorkspaceProvider value={workspace}>
      <div className={['app', drawer ? 'drawer-open' : '', thread ? 'has-thread' : ''].join(' ')}>
        <Sidebar
          place={here}
          onOpen={open}
          onPerson={(id) => {
            setAs(id);
            open(here === known.me.dm ? 'app' : here);
          }}
        />
        {drawer ? (
          <button
            type="button"
            className="scrim"
            aria-label="Close the list of channels"
            onClick={() => setDrawer(false)}
          />
        ) : null}
        <main className="main">
          {connection === 'lost' ? (
            <p className="offline" role="status">
              The connection to the local workspace is lost. Trying again…
            </p>
          ) : null}
          <header className="place-head">
            <button
              ref={drawerButton}
              type="button"
              className="tool drawer-button"
              aria-label="Channels"
              aria-expanded={drawer}
              onClick={() => setDrawer(!drawer)}
            >
              <Icon name="menu" />
            </button>
            {shown && !isDm ? (
              <ChannelHead channel={shown} />
            ) : (
              <AppHead
                tab={isDm ? 'messages' : 'home'}
                onTab={(tab) => open(tab === 'home' ? 'app' : known.me.dm)}
              />
            )}
          </header>
          {shown && !isDm ? <Conversation channel={shown} /> : <AppView tab={isDm ? 'messages' : 'home'} />}
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
