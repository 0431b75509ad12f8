import type { AppSpec, PanelSpec, SimulatorLog } from '../options.ts';
import type { Directory } from './directory.ts';
import type { Feed } from './feed.ts';
import type { Store } from './store.ts';

/** The workspace as every part of the simulator sees it. */
export interface Workspace {
  app: AppSpec;
  /** Scopes of the app; `undefined` means all. */
  scopes: readonly string[] | undefined;
  /** Where people reach the page, without a slash at the end. */
  origin: string;
  directory: Directory;
  store: Store;
  feed: Feed;
  panels: readonly PanelSpec[];
  log: SimulatorLog;
}
