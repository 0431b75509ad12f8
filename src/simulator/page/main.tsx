import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { PageState } from '../workspace/entities.ts';

function App() {
  const [state, setState] = useState<PageState>();
  const [text, setText] = useState('');
  useEffect(() => {
    const load = async () => setState(await (await fetch('/page/state')).json());
    void load();
    const events = new EventSource('/page/events');
    events.onmessage = () => void load();
    return () => events.close();
  }, []);
  if (!state) return <p>Loading</p>;
  const channel = state.channels[0];
  return (
    <main>
      <h1>{channel?.name}</h1>
      <ol>
        {state.messages.map((m) => (
          <li key={m.ts}>
            <pre>{m.text}</pre>
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void fetch('/page/act', {
            method: 'POST',
            body: JSON.stringify({ kind: 'send', channel: channel?.id, text }),
          });
          setText('');
        }}
      >
        <input aria-label="Message" value={text} onChange={(e) => setText(e.target.value)} />
      </form>
    </main>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
