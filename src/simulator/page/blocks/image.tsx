import type { ReactNode } from 'react';
import type { Block, JsonObject } from '../../workspace/entities.ts';
import { asObject, asText } from '../../workspace/json.ts';
import { Icon } from '../shell/icon.tsx';
import { Link } from '../text/nodes.tsx';
import { TextObject } from '../text/text-object.tsx';

/** A whole image with its title. */
export function ImageBlock({ block }: { block: Block }): ReactNode {
  return (
    <figure className="figure">
      {block.title ? (
        <figcaption>
          <TextObject value={block.title} />
        </figcaption>
      ) : null}
      <ImageElement image={block} className="picture" />
    </figure>
  );
}

/**
 * An image. This page fetches nothing from elsewhere, so a remote image is its description and a link; one that
 * the workspace holds is shown.
 */
export function ImageElement({ image, className }: { image: JsonObject; className: string }): ReactNode {
  const url = asText(image.image_url) || asText(asObject(image.slack_file).url);
  const alt = asText(image.alt_text);
  if (url.startsWith('data:image/')) return <img className={className} src={url} alt={alt} />;
  if (className === 'picture') {
    return (
      <span className="picture image-stand-in">
        <Icon name="image" /> <Link url={url}>{alt}</Link>
      </span>
    );
  }
  return (
    <span className={`${className} image-stand-in`} role="img" aria-label={alt} title={alt}>
      <Icon name="image" />
    </span>
  );
}
