import { type ReactNode, useId } from 'react';
import { asObject } from '../../workspace/json.ts';
import { Dialog } from '../shell/dialog.tsx';
import { TextObject, textOf } from '../text/text-object.tsx';

/** Asks "are you sure?" in the words of a `confirm` object. */
export function ConfirmDialog(props: { confirm: unknown; onAnswer(yes: boolean): void }): ReactNode {
  const { title, text, confirm, deny, style } = asObject(props.confirm);
  const titleId = useId();
  return (
    <Dialog labelledBy={titleId} className="confirm" onCancel={() => props.onAnswer(false)}>
      <header className="dialog-head">
        <h2 id={titleId}>{textOf(title) || 'Are you sure?'}</h2>
      </header>
      <div className="dialog-body">
        <p className="prose">
          <TextObject value={text} />
        </p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => props.onAnswer(false)}>
          {textOf(deny) || 'Cancel'}
        </button>
        <button
          type="button"
          className={style === 'danger' ? 'button danger' : 'button primary'}
          onClick={() => props.onAnswer(true)}
        >
          {textOf(confirm) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
