import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import { Link } from '../text/nodes.tsx';
import { textOf } from '../text/text-object.tsx';

/** A video is its title and a link: this page fetches nothing from elsewhere. */
export function VideoBlock({ block }: { block: Block }): ReactNode {
  return (
    <p>
      ▶{' '}
      <Link url={asText(block.title_url) || asText(block.video_url)}>
        {textOf(block.title) || asText(block.alt_text)}
      </Link>
    </p>
  );
}
