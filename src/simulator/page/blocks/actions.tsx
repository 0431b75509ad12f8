import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asList, asObject } from '../../workspace/json.ts';
import { Element } from '../elements/element.tsx';
import { keyed } from '../shell/keyed.ts';

/** A row of buttons, menus and pickers. Every change is sent at once. */
export function ActionsBlock({ block }: { block: Block }): ReactNode {
  return (
    <div className="actions">
      {keyed(asList(block.elements).map(asObject)).map(({ key, entry }) => (
        <Element key={key} block={block} element={entry} dispatch />
      ))}
    </div>
  );
}

/** Feedback and icon buttons, drawn smaller. */
export function ContextActionsBlock({ block }: { block: Block }): ReactNode {
  return (
    <div className="actions context-actions">
      {keyed(asList(block.elements).map(asObject)).map(({ key, entry }) => (
        <Element key={key} block={block} element={entry} dispatch />
      ))}
    </div>
  );
}
