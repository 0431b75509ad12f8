import type { AppSpec, PanelSpec } from '../options.ts';

/** A JSON object as Slack sends it; read with the helpers in `json.ts`. */
export type JsonObject = { [key: string]: unknown };

/** One Block Kit block. Only the type is certain. */
export type Block = JsonObject & { type: string; block_id?: string };

export interface Person {
  id: string;
  name: string;
  realName: string;
  timeZone: string;
  isAdmin: boolean;
  isBot: boolean;
  /** The person's direct message with the app. */
  dm: string;
}

export interface Channel {
  id: string;
  name: string;
  topic: string;
  kind: 'public' | 'private' | 'im';
  /** Ids of people, and of the bot user where the app was invited. */
  members: string[];
  isArchived: boolean;
  created: number;
}

/** A group of people, in the fields of Slack's usergroup object that matter. */
export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
}

export interface Reaction {
  name: string;
  users: string[];
  count: number;
}

export interface SharedFile {
  id: string;
  name: string;
  mimetype: string;
  filetype: string;
  size: number;
  user: string;
  url_private: string;
  url_private_download: string;
}

/** A message in Slack's own field names, because it goes into payloads as it is. */
export interface Message {
  type: 'message';
  ts: string;
  channel: string;
  user: string;
  text: string;
  team: string;
  subtype?: string;
  bot_id?: string;
  app_id?: string;
  username?: string;
  client_msg_id?: string;
  blocks?: Block[];
  attachments?: JsonObject[];
  metadata?: JsonObject;
  files?: SharedFile[];
  thread_ts?: string;
  reply_broadcast?: boolean;
  reply_count?: number;
  reply_users?: string[];
  edited?: { user: string; ts: string };
  reactions?: Reaction[];
  /** Only on ephemeral messages: the one person who sees it. Not part of Slack's wire format. */
  ephemeral_to?: string;
}

/** A modal or an App Home, in the shape of Slack's `view` object. */
export interface View {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  title: JsonObject | null;
  submit: JsonObject | null;
  close: JsonObject | null;
  blocks: Block[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  state: { values: JsonObject };
  hash: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
  app_id: string;
  app_installed_team_id: string;
  bot_id: string;
}

/** What the page is told when something changes. */
export type FeedEvent =
  | { type: 'message'; message: Message }
  | { type: 'message_deleted'; channel: string; ts: string }
  | { type: 'channel'; channel: Channel }
  | { type: 'views'; views: View[] }
  | { type: 'home'; view: View }
  | { type: 'reset' };

/** Everything one person's page needs to draw itself. */
export interface PageState {
  me: Person;
  people: Person[];
  bot: Person;
  userGroup: UserGroup;
  app: AppSpec;
  channels: Channel[];
  messages: Message[];
  views: View[];
  home: View | null;
  panels: Omit<PanelSpec, 'run'>[];
  /** Where to continue in the feed. */
  lastId: string;
}
