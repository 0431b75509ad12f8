import type { ActionsBlock, Button, ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import { cut } from './text.ts';

/** A section of mrkdwn; whatever came from outside must be escaped by the caller. Cut at Slack's 3,000. */
export function section(mrkdwn: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: cut(mrkdwn, 3000) } };
}

/** A line of small print in mrkdwn. */
export function context(mrkdwn: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: cut(mrkdwn, 3000) }] };
}

/** A section of text that may hold anything: nothing in it is read as markup. */
export function plain(text: string): SectionBlock {
  return { type: 'section', text: { type: 'plain_text', text: cut(text, 3000), emoji: false } };
}

/** `action` must be unique in its message; add `:something` where it is not. `value` is an opaque id. */
export function button(action: string, label: string, value: string, more: Partial<Button> = {}): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: cut(label, 75) },
    value,
    ...more,
  };
}

/** A row of buttons, or nothing where there are none. */
export function row(elements: ActionsBlock['elements']): KnownBlock[] {
  return elements.length === 0 ? [] : [{ type: 'actions', elements: elements.slice(0, 25) }];
}
