import { type ReactNode, useState } from 'react';
import type { JsonObject } from '../../workspace/entities.ts';
import { asObject, asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { Icon } from '../shell/icon.tsx';
import { textOf } from '../text/text-object.tsx';

/** A pair of buttons, thumb up and thumb down. */
export function FeedbackElement(props: ElementProps): ReactNode {
  const { send } = useElement(props);
  const [voted, setVoted] = useState('');
  const one = (side: 'positive' | 'negative', thumb: 'thumbUp' | 'thumbDown'): ReactNode => {
    const button = asObject(props.element[`${side}_button`]);
    const press = (): void => {
      setVoted(side);
      send({ value: asText(button.value), text: button.text satisfies unknown as JsonObject });
    };
    return (
      <button
        type="button"
        className="feedback"
        aria-pressed={voted === side}
        aria-label={asText(button.accessibility_label) || textOf(button.text)}
        title={textOf(button.text)}
        onClick={press}
      >
        <Icon name={thumb} />
      </button>
    );
  };
  return (
    <span className="feedback-pair">
      {one('positive', 'thumbUp')}
      {one('negative', 'thumbDown')}
    </span>
  );
}

/** A button that is only an icon; the one icon that Slack has is a bin. */
export function IconButtonElement(props: ElementProps): ReactNode {
  const { send } = useElement(props);
  const { accessibility_label, text, icon } = props.element;
  const label = asText(accessibility_label) || textOf(text);
  return (
    <button type="button" className="feedback" aria-label={label} title={label} onClick={() => send({})}>
      <Icon name={icon === 'trash' ? 'trash' : 'more'} />
    </button>
  );
}
