import { createContext, use } from 'react';
import type { Act, ActResult } from '../../people/act.ts';
import type { Channel, Person } from '../../workspace/entities.ts';
import type { Known } from './reducer.ts';

/** The workspace as every component sees it. */
export interface Workspace {
  known: Known;
  act(act: Act): Promise<ActResult>;
  upload(file: File): Promise<ActResult>;
  /** Opens a conversation, or `app` for the app's own tabs. */
  open(place: string): void;
  openThread(channel: string, ts: string): void;
  /** Slack's ts of the message that a permalink named; empty without one. */
  linked: string;
  /** Says something to screen readers. */
  announce(text: string): void;
}

const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export const WorkspaceProvider = WorkspaceContext;

/** The workspace; throws outside of its provider, which would be a mistake of ours. */
export function useWorkspaceContext(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('No workspace around this component.');
  return workspace;
}

const slackbot = { name: 'slackbot', realName: 'Slackbot' };

/** A person's name; `Slackbot` for Slack itself, the id for somebody unknown. */
export function nameOf(known: Known, userId: string): string {
  return personOf(known, userId)?.realName ?? (userId === 'USLACKBOT' ? slackbot.realName : userId);
}

export function personOf(known: Known, userId: string): Person | undefined {
  return [...known.people, known.bot].find((p) => p.id === userId);
}

/** How a conversation is called: `#general`, or the app's name for its direct message. */
export function titleOf(known: Known, channel: Channel): string {
  return channel.kind === 'im' ? known.app.name : `#${channel.name}`;
}
