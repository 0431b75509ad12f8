/** One slash command, as the app's manifest names it. */
export interface CommandSpec {
  command: string;
  description: string;
  usageHint: string;
  /** `should_escape` of the manifest: turn `@name` and `#name` in the text into ids. Default false. */
  shouldEscape?: boolean;
}

/** One shortcut, as the app's manifest names it. */
export interface ShortcutSpec {
  name: string;
  callbackId: string;
  type: 'global' | 'message';
  description: string;
}

/** The app under trial: what Slack would know of it after installation. */
export interface AppSpec {
  name: string;
  appId: string;
  botId: string;
  botUserId: string;
  commands: CommandSpec[];
  shortcuts: ShortcutSpec[];
}

/** Somebody whose part one can play on the page. */
export interface PersonSpec {
  /** Handle without `@`; the lasting id is made from it. */
  name: string;
  realName: string;
  /** IANA name, for example `Europe/Berlin`. */
  timeZone: string;
  isAdmin?: boolean;
}

/** A channel of the workspace; `members` are handles of people, default everybody. */
export interface ChannelSpec {
  name: string;
  topic?: string;
  isPrivate?: boolean;
  members?: string[];
  /** Whether the app has been invited already. Default true for public channels, false for private ones. */
  hasApp?: boolean;
}

/** Something more that the page offers, for example a replay of recorded events. The page draws words and buttons. */
export interface PanelSpec {
  id: string;
  title: string;
  description: string;
  actions: { id: string; label: string; description?: string }[];
  /** Runs one action for a person. The sentence it gives back is shown; so is the message of what it throws. */
  run(actionId: string, userId: string): Promise<string>;
}

/** What a log line needs; `pino`'s logger fits. */
export interface SimulatorLog {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Everything the simulator is told: it knows Slack, and nothing of the app but this. */
export interface SimulatorOptions {
  /** TCP port of the page and of the Web API; 0 takes a free one. */
  port: number;
  /** Address to listen on. Default 127.0.0.1, so that nobody else can reach it. */
  host?: string;
  /** Where the bot takes requests, when it is known at start; else `setBotUrl`. */
  botUrl?: string;
  signingSecret: string;
  botToken: string;
  app: AppSpec;
  people?: PersonSpec[];
  channels?: ChannelSpec[];
  /** Bot scopes; a call outside them answers `missing_scope`. Without this every scope is granted. */
  scopes?: string[];
  panels?: PanelSpec[];
  log?: SimulatorLog;
}

/** A running simulator. */
export interface Simulator {
  /** Where to point a browser. */
  pageUrl: string;
  /** What the bot takes as `SLACK_API_URL`; ends in `/api/`. */
  apiUrl: string;
  /** Says where the bot listens, for example `http://127.0.0.1:3001/slack/events`. */
  setBotUrl(url: string): void;
  close(): Promise<void>;
}
