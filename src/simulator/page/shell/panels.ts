import type { ComponentType } from 'react';

/** Something more that the page can show, for example a replay of recorded incidents. It has its own place in the sidebar. */
export interface Panel {
  id: string;
  title: string;
  Content: ComponentType;
}

/** The panels of this page. */
export const panels: Panel[] = [];
