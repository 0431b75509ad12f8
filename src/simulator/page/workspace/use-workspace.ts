import { useCallback, useEffect, useRef, useState } from 'react';
import type { Act, ActResult } from '../../people/act.ts';
import type { FeedEvent } from '../../workspace/entities.ts';
import { loadState, postAct, postFile } from './api.ts';
import { applyEvent, type Known } from './reducer.ts';

export type Connection = 'loading' | 'open' | 'lost';

export interface WorkspaceHandle {
  known: Known | undefined;
  connection: Connection;
  act(act: Act): Promise<ActResult>;
  upload(file: File): Promise<ActResult>;
  markRead(channel: string): void;
}

/** How long the page waits before it asks a server again that did not answer. */
const retryMs = 1000;

/** Loads the workspace as one person sees it and keeps it up to date. `watching` is the open conversation. */
export function useWorkspace(as: string, watching: string): WorkspaceHandle {
  const [known, setKnown] = useState<Known>();
  const [connection, setConnection] = useState<Connection>('loading');
  const watched = useRef(watching);
  watched.current = watching;

  useEffect(() => {
    let events: EventSource | undefined;
    let over = false;
    let retry = 0;

    function tryAgain(): void {
      window.clearTimeout(retry);
      if (!over) retry = window.setTimeout(() => void connect(), retryMs);
    }

    async function connect(): Promise<void> {
      events?.close();
      try {
        const state = await loadState(as);
        if (over) return;
        setKnown((before) => ({ ...state, unread: before?.me.id === state.me.id ? before.unread : {} }));
        events = new EventSource(`/page/events?as=${encodeURIComponent(state.me.id)}&after=${state.lastId}`);
        events.onopen = () => setConnection('open');
        events.onerror = () => {
          setConnection('lost');
          if (events?.readyState === EventSource.CLOSED) tryAgain();
        };
        events.onmessage = ({ data }) => {
          const event: FeedEvent = JSON.parse(data);
          if (event.type === 'reset') void connect();
          else setKnown((before) => before && applyEvent(before, event, watched.current));
        };
      } catch {
        setConnection('lost');
        tryAgain();
      }
    }

    void connect();
    return () => {
      over = true;
      window.clearTimeout(retry);
      events?.close();
    };
  }, [as]);

  const me = known?.me.id ?? as;
  const act = useCallback((request: Act) => postAct(me, request), [me]);
  const upload = useCallback((file: File) => postFile(me, file), [me]);
  const markRead = useCallback(
    (channel: string) =>
      setKnown((before) => before && { ...before, unread: { ...before.unread, [channel]: 0 } }),
    [],
  );
  return { known, connection, act, upload, markRead };
}
