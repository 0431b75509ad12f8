import type { Installations } from '../../src/slack/installations.ts';

/** For a bot of one workspace, which keeps none. */
export const noInstallations: Installations = {
  save: async () => {},
  fetch: async () => undefined,
  delete: async () => {},
};
