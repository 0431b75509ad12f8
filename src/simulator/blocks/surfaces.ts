import type { BlockType } from './block-schemas.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Which block works where (docs.slack.dev/reference/block-kit/blocks, the "available in surfaces" of each page). */
export const surfacesOf: Record<BlockType, readonly Surface[]> = {
  section: ['message', 'modal', 'home'],
  header: ['message', 'modal', 'home'],
  divider: ['message', 'modal', 'home'],
  context: ['message', 'modal', 'home'],
  actions: ['message', 'modal', 'home'],
  image: ['message', 'modal', 'home'],
  input: ['message', 'modal', 'home'],
  rich_text: ['message', 'modal', 'home'],
  video: ['message', 'modal', 'home'],
  card: ['message', 'modal', 'home'],
  alert: ['modal'],
  carousel: ['message', 'home'],
  container: ['message', 'home'],
  table: ['message', 'home'],
  data_table: ['message', 'home'],
  markdown: ['message'],
  context_actions: ['message'],
  plan: ['message'],
  task_card: ['message'],
  data_visualization: ['message'],
};

/** Blocks that may stand in a container. */
export const containerChildren: readonly BlockType[] = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

/** Elements that only modals have. */
export const modalOnlyElements: readonly string[] = ['file_input'];
