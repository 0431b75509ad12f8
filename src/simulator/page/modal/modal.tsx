import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { View } from '../../workspace/entities.ts';
import { asObject, asText } from '../../workspace/json.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { BlockHostProvider } from '../forms/block-host.ts';
import { type FieldErrors, findFieldErrors } from '../forms/field-errors.ts';
import { placedElements } from '../forms/state-values.ts';
import { useHost } from '../forms/use-host.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { Icon } from '../shell/icon.tsx';
import { textOf } from '../text/text-object.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';

const trouble = 'We had some trouble connecting. Try again?';

/** One modal: title, blocks, close and submit. What was typed survives an update as long as the ids stay. */
export function Modal({ view, isTop, depth }: { view: View; isTop: boolean; depth: number }): ReactNode {
  const { act, known } = useWorkspaceContext();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState('');
  const { host, failure: actionFailure, question } = useHost({ view: view.id }, view.blocks, errors);
  const form = useRef<HTMLFormElement>(null);
  const titleId = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when this modal comes to the top
  useEffect(() => {
    if (isTop) focusFirst(form.current, wantsFocus(view));
  }, [isTop]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state of the view answers the old errors
  useEffect(() => setErrors({}), [view.hash]);

  useEffect(() => {
    if (Object.keys(errors).length > 0) focusError(form.current);
  }, [errors]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = findFieldErrors(view.blocks, host.values);
    setErrors(found);
    setFailure('');
    if (Object.keys(found).length > 0) return;
    setSending(true);
    const result = await act({ kind: 'submit', view: view.id, state: host.values });
    setSending(false);
    if (!result.ok) setFailure(`${trouble} ${result.detail ?? ''}`);
    else if (result.errors) setErrors(knownErrors(view, asObject(result.errors)));
  }

  function close(all: boolean): void {
    void act({ kind: 'close', view: view.id, all, state: host.values });
  }

  if (!isTop) return null;
  const hasSubmit = view.submit !== null;
  const problem = failure || (actionFailure ? `${trouble} ${actionFailure}` : '');
  return (
    <Dialog labelledBy={titleId} className="modal" onCancel={() => close(false)}>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate aria-busy={sending}>
        <header className="dialog-head">
          {depth > 0 ? (
            <button
              type="button"
              className="tool"
              aria-label="Back"
              title="Back"
              onClick={() => close(false)}
            >
              <Icon name="back" />
            </button>
          ) : null}
          <h2 id={titleId}>{textOf(view.title)}</h2>
          <span className="hint">{known.app.name}</span>
          <button
            type="button"
            className="tool"
            aria-label="Close all"
            title="Close"
            onClick={() => close(true)}
          >
            <Icon name="close" />
          </button>
        </header>
        {problem ? (
          <p className="error banner" role="alert">
            {problem}
          </p>
        ) : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <section className="dialog-body" tabIndex={0} aria-label={textOf(view.title)}>
          <BlockHostProvider value={host}>
            <Blocks blocks={view.blocks} />
          </BlockHostProvider>
        </section>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => close(false)}>
            {textOf(view.close) || (hasSubmit ? 'Cancel' : 'Close')}
          </button>
          {hasSubmit ? (
            <button type="submit" className="button primary" disabled={sending}>
              {textOf(view.submit)}
              {sending ? <span className="spinner" aria-hidden="true" /> : null}
            </button>
          ) : null}
        </footer>
      </form>
      {question}
    </Dialog>
  );
}

/** Slack shows errors under the inputs they name; others it drops. */
function knownErrors(view: View, errors: Record<string, unknown>): FieldErrors {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => asText(block.block_id));
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([blockId]) => inputs.includes(blockId))
      .map(([blockId, text]) => [blockId, asText(text)]),
  );
}

function wantsFocus(view: View): boolean {
  return placedElements(view.blocks).some(({ element }) => element.focus_on_load === true);
}

function focusFirst(form: HTMLFormElement | null, wanted: boolean): void {
  const fields = 'input:not([type=hidden]):not(:disabled), textarea, select';
  const first = form?.querySelector<HTMLElement>(`.dialog-body :is(${fields})`);
  const target = first ?? form?.querySelector<HTMLElement>('.dialog-foot .button');
  target?.focus({ preventScroll: !wanted });
}

function focusError(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('.has-error :is(input, textarea, select)')?.focus();
}
