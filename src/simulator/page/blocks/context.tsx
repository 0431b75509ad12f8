import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asList, asObject } from '../../workspace/json.ts';
import { keyed } from '../shell/keyed.ts';
import { TextObject } from '../text/text-object.tsx';
import { ImageElement } from './image.tsx';

/** Small print: texts and little images in a row. */
export function ContextBlock({ block }: { block: Block }): ReactNode {
  return (
    <div className="context">
      {keyed(asList(block.elements).map(asObject)).map(({ key, entry }) =>
        entry.type === 'image' ? (
          <ImageElement key={key} image={entry} className="context-image" />
        ) : (
          <span key={key} className="prose">
            <TextObject value={entry} />
          </span>
        ),
      )}
    </div>
  );
}
