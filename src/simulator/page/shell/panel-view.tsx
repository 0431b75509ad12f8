import { type ReactNode, useState } from 'react';
import type { PageState } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import { useWorkspaceContext } from '../workspace/context.ts';

/** A panel: what it is for, its buttons, and what the last one said. */
export function PanelView({ panel }: { panel: PageState['panels'][number] }): ReactNode {
  const { act } = useWorkspaceContext();
  const [busy, setBusy] = useState('');
  const [said, setSaid] = useState('');

  async function run(action: string): Promise<void> {
    setBusy(action);
    setSaid('');
    const result = await act({ kind: 'panel', panel: panel.id, action });
    setBusy('');
    setSaid(result.ok ? asText(result.said) : `That did not work. ${result.detail ?? result.error}`);
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="home" aria-label={panel.title} tabIndex={0}>
      <div className="home-page">
        <p>{panel.description}</p>
        <ul className="panel-actions">
          {panel.actions.map((action) => (
            <li key={action.id}>
              <button
                type="button"
                className="button"
                disabled={busy !== ''}
                onClick={() => void run(action.id)}
              >
                {action.label}
                {busy === action.id ? <span className="spinner" aria-hidden="true" /> : null}
              </button>
              {action.description ? <span className="hint">{action.description}</span> : null}
            </li>
          ))}
        </ul>
        <p role="status">{said}</p>
      </div>
    </section>
  );
}
