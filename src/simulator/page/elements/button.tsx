import type { ReactNode } from 'react';
import { asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { isSafeUrl } from '../text/mrkdwn.ts';
import { TextObject } from '../text/text-object.tsx';

/** A button. With a `url` it is a link that sends its action as well. */
export function ButtonElement(props: ElementProps): ReactNode {
  const { element } = props;
  const { busy, send } = useElement(props);
  const style = asText(element.style);
  const className = style === 'primary' || style === 'danger' ? `button ${style}` : 'button';
  const label = asText(element.accessibility_label) || undefined;
  const url = asText(element.url);
  const press = (): void => send({});
  if (isSafeUrl(url)) {
    return (
      <a
        className={className}
        href={url}
        target="_blank"
        rel="noreferrer noopener"
        aria-label={label}
        onClick={press}
      >
        <TextObject value={element.text} />
        <span className="visually-hidden"> (opens in a new tab)</span>
      </a>
    );
  }
  return (
    <button type="button" className={className} aria-label={label} aria-busy={busy} onClick={press}>
      <TextObject value={element.text} />
      {busy ? <span className="spinner" aria-hidden="true" /> : null}
    </button>
  );
}
