import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asBlocks, asList, asObject } from '../../workspace/json.ts';
import { Element } from '../elements/element.tsx';
import { keyed } from '../shell/keyed.ts';
import { TextObject } from '../text/text-object.tsx';
import { ImageElement } from './image.tsx';

/** A card: picture, title, text, up to three buttons. */
export function CardBlock({ block }: { block: Block }): ReactNode {
  return (
    <article className="card">
      {block.hero_image ? <ImageElement image={asObject(block.hero_image)} className="hero" /> : null}
      <div className="card-head">
        {block.icon ? <ImageElement image={asObject(block.icon)} className="context-image" /> : null}
        <div>
          {block.title ? (
            <div className="card-title">
              <TextObject value={block.title} />
            </div>
          ) : null}
          {block.subtitle ? (
            <div className="hint prose">
              <TextObject value={block.subtitle} />
            </div>
          ) : null}
        </div>
      </div>
      {block.body ? (
        <div className="prose">
          <TextObject value={block.body} />
        </div>
      ) : null}
      {block.subtext ? (
        <div className="hint prose">
          <TextObject value={block.subtext} />
        </div>
      ) : null}
      {block.actions ? (
        <div className="actions">
          {keyed(asList(block.actions).map(asObject)).map(({ key, entry }) => (
            <Element key={key} block={block} element={entry} dispatch />
          ))}
        </div>
      ) : null}
    </article>
  );
}

/** Cards in a row that scrolls sideways. */
export function CarouselBlock({ block }: { block: Block }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="carousel" tabIndex={0} aria-label="Cards">
      {keyed(asBlocks(block.elements)).map(({ key, entry }) => (
        <CardBlock key={key} block={entry} />
      ))}
    </section>
  );
}
