import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { TextObject } from '../text/text-object.tsx';

/** A headline. Slack has its own levels; here it stands below the name of the place. */
export function HeaderBlock({ block }: { block: Block }): ReactNode {
  return (
    <h2 className="block-header">
      <TextObject value={block.text} />
    </h2>
  );
}
