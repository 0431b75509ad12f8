import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asObject, asText } from '../../workspace/json.ts';
import { Element } from '../elements/element.tsx';
import { useBlockHost } from '../forms/block-host.ts';
import { TextObject, textOf } from '../text/text-object.tsx';

/** A labelled field with its hint and, after a failed submit, its error. */
export function InputBlock({ block }: { block: Block }): ReactNode {
  const { prefix, errors } = useBlockHost();
  const element = asObject(block.element);
  const blockId = asText(block.block_id);
  const id = `${prefix}${blockId}-${asText(element.action_id)}`;
  const error = errors[blockId];
  const type = asText(element.type);
  const isList = type === 'radio_buttons' || type === 'checkboxes';
  const describedBy = [error ? `${id}-error` : '', block.hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const label = (
    <>
      <TextObject value={block.label} />
      {block.optional === true ? <span className="optional"> (optional)</span> : null}
    </>
  );
  return (
    <div className={error ? 'field has-error' : 'field'}>
      {isList ? (
        <div className="label" id={`${id}-label`}>
          {label}
        </div>
      ) : (
        <label className="label" htmlFor={id}>
          {label}
        </label>
      )}
      <Element
        block={block}
        element={element}
        dispatch={block.dispatch_action === true}
        id={id}
        describedBy={describedBy || undefined}
        invalid={error !== undefined}
        {...(type === 'overflow' ? { label: textOf(block.label) } : {})}
      />
      {error ? (
        <div className="error" id={`${id}-error`} role="alert">
          {error}
        </div>
      ) : null}
      {block.hint ? (
        <div className="hint" id={`${id}-hint`}>
          <TextObject value={block.hint} />
        </div>
      ) : null}
    </div>
  );
}
