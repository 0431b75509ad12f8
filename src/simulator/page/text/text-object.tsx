import type { ReactNode } from 'react';
import { asObject, asText } from '../../workspace/json.ts';
import { Mrkdwn, Plain } from './nodes.tsx';

/** Draws a text object (`plain_text` or `mrkdwn`). */
export function TextObject({ value }: { value: unknown }): ReactNode {
  const { type, text } = asObject(value);
  return type === 'mrkdwn' ? <Mrkdwn text={asText(text)} /> : <Plain text={asText(text)} />;
}

/** The text of a text object as it is, for labels. */
export function textOf(value: unknown): string {
  return asText(asObject(value).text);
}
