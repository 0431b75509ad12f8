import type { PageState, Person } from '../workspace/entities.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Collects what one person's page shows. */
export function pageState(workspace: Workspace, me: Person): PageState {
  const { app, directory, store, feed } = workspace;
  const channels = directory.channelsOf(me.id);
  return {
    me,
    people: directory.people,
    bot: directory.bot,
    userGroup: directory.userGroup,
    app,
    channels,
    messages: channels
      .flatMap((channel) => store.messages(channel.id))
      .filter((message) => !message.ephemeral_to || message.ephemeral_to === me.id),
    views: store.stack(me.id),
    home: store.home(me.id) ?? null,
    panels: workspace.panels.map(({ run, ...panel }) => panel),
    lastId: feed.lastId(),
  };
}
