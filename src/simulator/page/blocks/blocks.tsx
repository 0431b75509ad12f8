import type { ComponentType, ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { keyed } from '../shell/keyed.ts';
import { ActionsBlock, ContextActionsBlock } from './actions.tsx';
import { AlertBlock } from './alert.tsx';
import { CardBlock, CarouselBlock } from './card.tsx';
import { ChartBlock } from './chart.tsx';
import { ContainerBlock } from './container.tsx';
import { ContextBlock } from './context.tsx';
import { DataTableBlock } from './data-table.tsx';
import { HeaderBlock } from './header.tsx';
import { ImageBlock } from './image.tsx';
import { InputBlock } from './input.tsx';
import { MarkdownBlock } from './markdown.tsx';
import { PlanBlock, TaskCardBlock } from './plan.tsx';
import { RichTextBlock } from './rich-text.tsx';
import { SectionBlock } from './section.tsx';
import { TableBlock } from './table.tsx';
import { VideoBlock } from './video.tsx';

const components: Record<string, ComponentType<{ block: Block }>> = {
  actions: ActionsBlock,
  alert: AlertBlock,
  card: CardBlock,
  carousel: CarouselBlock,
  container: ({ block }) => <ContainerBlock block={block} draw={drawBlocks} />,
  context: ContextBlock,
  context_actions: ContextActionsBlock,
  data_table: DataTableBlock,
  data_visualization: ChartBlock,
  divider: () => <hr />,
  header: HeaderBlock,
  image: ImageBlock,
  input: InputBlock,
  markdown: MarkdownBlock,
  plan: PlanBlock,
  rich_text: RichTextBlock,
  section: SectionBlock,
  table: TableBlock,
  task_card: TaskCardBlock,
  video: VideoBlock,
};

/** Draws blocks. One of an unknown type is named, not left out. */
export function Blocks({ blocks }: { blocks: Block[] }): ReactNode {
  return (
    <div className="blocks">
      {keyed(blocks).map(({ key, entry: block }) => {
        const Component = components[block.type];
        return Component ? (
          <Component key={`${block.block_id ?? ''}-${key}`} block={block} />
        ) : (
          <p key={key} className="unknown">
            This workspace cannot draw the block type “{block.type}”.
          </p>
        );
      })}
    </div>
  );
}

const drawBlocks = (blocks: Block[]): ReactNode => <Blocks blocks={blocks} />;
