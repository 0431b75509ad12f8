import type { Emulator } from '../emulator/emulator.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ShowAnswer } from './answers.ts';
import type { Deliver } from './deliver.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';

/** What the actions of people are made with. */
export interface Parts {
  workspace: Workspace;
  emulator: Emulator;
  deliver: Deliver;
  responseUrls: ResponseUrls;
  triggers: Triggers;
  showAnswer: ShowAnswer;
}
