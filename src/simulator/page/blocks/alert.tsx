import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import { Icon } from '../shell/icon.tsx';
import { TextObject } from '../text/text-object.tsx';

const words: Record<string, string> = {
  error: 'Error',
  warning: 'Warning',
  success: 'Success',
  info: 'Note',
};

/** A coloured note in a modal. The word says what the colour says. */
export function AlertBlock({ block }: { block: Block }): ReactNode {
  const level = asText(block.level) || 'default';
  return (
    <div className={`alert alert-${level}`}>
      <Icon name="warning" />
      <div className="prose">
        {words[level] ? <span className="visually-hidden">{words[level]}: </span> : null}
        <TextObject value={block.text} />
      </div>
    </div>
  );
}
