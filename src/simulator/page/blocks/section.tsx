import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asList, asObject } from '../../workspace/json.ts';
import { Element } from '../elements/element.tsx';
import { keyed } from '../shell/keyed.ts';
import { TextObject, textOf } from '../text/text-object.tsx';
import { ImageElement } from './image.tsx';

/** Text, fields in two columns, and one element beside them. */
export function SectionBlock({ block }: { block: Block }): ReactNode {
  const accessory = block.accessory ? asObject(block.accessory) : undefined;
  return (
    <div className="section">
      <div className="section-text">
        {block.text ? (
          <div className="prose">
            <TextObject value={block.text} />
          </div>
        ) : null}
        {block.fields ? (
          <div className="fields">
            {keyed(asList(block.fields)).map(({ key, entry }) => (
              <div key={key} className="prose">
                <TextObject value={entry} />
              </div>
            ))}
          </div>
        ) : null}
      </div>
      {accessory ? (
        <div className="accessory">
          {accessory.type === 'image' ? (
            <ImageElement image={accessory} className="thumbnail" />
          ) : (
            <Element block={block} element={accessory} dispatch label={nameFor(accessory.type, block)} />
          )}
        </div>
      ) : null}
    </div>
  );
}

/** Menus and pickers beside a text are named by it; buttons name themselves. */
function nameFor(type: unknown, block: Block): string | undefined {
  if (type === 'button' || type === 'workflow_button') return undefined;
  const words = textOf(block.text)
    .replace(/[*_~`]/g, '')
    .trim();
  return words === '' ? undefined : words.slice(0, 100);
}
