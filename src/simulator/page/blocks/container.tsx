import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asBlocks } from '../../workspace/json.ts';
import { TextObject } from '../text/text-object.tsx';
import { RichText } from './rich-text.tsx';

/** A frame around blocks, with a title; it can be folded. `draw` draws what is inside. */
export function ContainerBlock({
  block,
  draw,
}: {
  block: Block;
  draw(blocks: Block[]): ReactNode;
}): ReactNode {
  const title = (
    <>
      {block.rich_text_title ? (
        <RichText value={block.rich_text_title} />
      ) : (
        <TextObject value={block.title} />
      )}
      {block.subtitle ? (
        <span className="hint">
          {' '}
          <TextObject value={block.subtitle} />
        </span>
      ) : null}
    </>
  );
  const inside = draw(asBlocks(block.child_blocks));
  if (block.is_collapsible === true) {
    return (
      <details className="container" open={block.default_collapsed !== true}>
        <summary>{title}</summary>
        {inside}
      </details>
    );
  }
  return (
    <div className="container">
      {block.title || block.rich_text_title ? <div className="container-title">{title}</div> : null}
      {inside}
    </div>
  );
}
