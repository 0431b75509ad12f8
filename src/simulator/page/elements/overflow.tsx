import type { ReactNode } from 'react';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { Icon } from '../shell/icon.tsx';
import { Menu } from '../shell/menu.tsx';
import { isSafeUrl } from '../text/mrkdwn.ts';
import { TextObject, textOf } from '../text/text-object.tsx';

/** The three dots with up to five options. */
export function OverflowElement(props: ElementProps): ReactNode {
  const { send } = useElement(props);
  const items = asList(props.element.options).map((entry, index) => {
    const option = asObject(entry);
    const url = asText(option.url);
    return {
      key: `${index}-${asText(option.value)}`,
      label: <TextObject value={option.text} />,
      ...(option.description ? { detail: textOf(option.description) } : {}),
      onChoose() {
        if (isSafeUrl(url)) window.open(url, '_blank', 'noopener,noreferrer');
        send({ selected_option: option });
      },
    };
  });
  return (
    <Menu label={props.label ?? 'More options'} className="button icon-button" items={items}>
      <Icon name="more" />
    </Menu>
  );
}
