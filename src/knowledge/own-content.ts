import { join } from 'node:path';

/** The content that comes with the project. */
export const ownContentDir = join(import.meta.dirname, '../../content');
