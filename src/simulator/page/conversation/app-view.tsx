import { type ReactNode, useEffect } from 'react';
import type { View } from '../../workspace/entities.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { BlockHostProvider } from '../forms/block-host.ts';
import { useHost } from '../forms/use-host.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';
import { Conversation } from './conversation.tsx';

export type AppTab = 'home' | 'messages';

/** The app's own place: its Home, and the direct message with it. Opening a tab tells the bot, as Slack does. */
export function AppView({ tab }: { tab: AppTab }): ReactNode {
  const { known, act } = useWorkspaceContext();
  const me = known.me.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person opens it anew
  useEffect(() => {
    void act({ kind: 'open_app', tab });
  }, [tab, me, act]);

  const dm = known.channels.find((c) => c.id === known.me.dm);
  if (tab === 'messages') return dm ? <Conversation channel={dm} /> : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="home" aria-label={`Home of ${known.app.name}`} tabIndex={0}>
      {known.home ? (
        <Home key={known.home.id} view={known.home} />
      ) : (
        <p className="empty">{known.app.name} has not published a Home yet.</p>
      )}
    </section>
  );
}

function Home({ view }: { view: View }): ReactNode {
  const { host, failure, question } = useHost({ view: view.id }, view.blocks);
  return (
    <BlockHostProvider value={host}>
      <div className="home-page">
        {failure ? (
          <p className="error" role="alert">
            That did not work. {failure}
          </p>
        ) : null}
        <Blocks blocks={view.blocks} />
      </div>
      {question}
    </BlockHostProvider>
  );
}
