import { z } from 'zod';
import { AppError } from './errors.ts';

export const roles = ['all', 'web', 'worker'] as const;
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** How the process talks to Slack. `local` means the emulated workspace in the browser. */
export type SlackConfig =
  | { mode: 'local' }
  | { mode: 'http'; botToken: string; signingSecret: string; apiUrl?: string }
  | { mode: 'socket'; botToken: string; appToken: string; apiUrl?: string }
  | {
      mode: 'oauth';
      clientId: string;
      clientSecret: string;
      stateSecret: string;
      signingSecret: string;
      encryptionKey: string;
      publicUrl: string;
      apiUrl?: string;
    };

const https = (help: string) => z.url({ protocol: /^https?$/, error: help });
const asOrigin = (help: string) =>
  https(help)
    .refine((url) => new URL(url).pathname === '/' && !new URL(url).search, help)
    .transform((url) => new URL(url).origin);
const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** The one list of settings; the README's table is compared with its keys by a test. */
export const settings = z.object({
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be a bot token, which starts with xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(6, 'must be the signing secret from Basic Information').optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must be an app-level token, which starts with xapp-')
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_API_URL: https('must be an address that ends in /api/')
    .refine((url) => url.endsWith('/api/'), 'must be an address that ends in /api/')
    .optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must start with postgres:// or postgresql://' })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int('must be a whole number')
    .min(0)
    .max(65_535)
    .default(3000),
  PUBLIC_URL: https('must be the address of this app, such as https://bot.example.com')
    .transform(withoutSlash)
    .optional(),
  CONTENT_DIRS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(/[,:]/)
        .map((dir) => dir.trim())
        .filter(Boolean),
    ),
  ROLE: z.enum(roles, `must be one of ${roles.join(', ')}`).default('all'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  HEROKU_STATUS_URL: asOrigin('must be an origin, such as https://status.heroku.com').default(
    'https://status.heroku.com',
  ),
  TRUST_STATUS_URL: https('must be an address, such as https://api.status.salesforce.com/v1')
    .transform(withoutSlash)
    .default('https://api.status.salesforce.com/v1'),
  CHANGELOG_FEED_URL: https('must be the address of a feed').default(
    'https://devcenter.heroku.com/changelog/feed',
  ),
  BLOG_FEED_URL: https('must be the address of a feed').default('https://www.heroku.com/blog/feed/'),
  HEROKU_HELP_URL: asOrigin('must be an origin, such as https://help.heroku.com').default(
    'https://help.heroku.com',
  ),
  WEBHOOK_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .refine(
      (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
      'must be origins with commas between, such as https://10.0.0.5:8443',
    ),
  POLL_SECONDS: z.coerce
    .number('must be a number of seconds')
    .int('must be a whole number')
    .min(1)
    .max(3600)
    .default(60),
  ENCRYPTION_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits; make one with: openssl rand -hex 32')
    .optional(),
  TZ_DEFAULT: z.string().refine(isZone, 'must be an IANA time zone, such as Europe/Berlin').default('UTC'),
});

export type Settings = z.infer<typeof settings>;
export type Config = Readonly<Settings & { slack: SlackConfig }>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

type Name = keyof Settings;
type Given = Partial<Record<Name, unknown>>;

/** What each way to Slack is made of, why, and what only another way has a use for. */
const ways = {
  oauth: {
    needs: [
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'SLACK_SIGNING_SECRET',
      'ENCRYPTION_KEY',
      'PUBLIC_URL',
    ],
    why: 'an app for many workspaces needs it',
    excludes: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  },
  socket: {
    needs: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    why: 'Socket Mode needs it beside SLACK_APP_TOKEN',
    excludes: [],
  },
  http: {
    needs: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
    why: 'set both, or neither to try the bot in the local workspace (SLACK_APP_TOKEN instead of the signing secret for Socket Mode)',
    excludes: [],
  },
  local: { needs: [], why: '', excludes: [] },
} as const satisfies Record<
  SlackConfig['mode'],
  { needs: readonly Name[]; why: string; excludes: readonly Name[] }
>;

/** The way to Slack that the settings begin to describe. */
function wayOf(given: Given): SlackConfig['mode'] {
  const has = (...names: Name[]) => names.some((name) => given[name] !== undefined);
  if (has('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET')) return 'oauth';
  if (has('SLACK_APP_TOKEN')) return 'socket';
  return has('SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET') ? 'http' : 'local';
}

/** What is missing for the way that was begun, and what does not belong to it. */
function gapsOf(given: Given): string[] {
  const way = wayOf(given);
  const { needs, why, excludes } = ways[way];
  if (way === 'local' && given.SLACK_API_URL !== undefined)
    return ['SLACK_API_URL needs SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET beside it'];
  const missing = needs
    .filter((name) => given[name] === undefined)
    .map((name) => `${name} is missing: ${why}`);
  const strange = excludes
    .filter((name) => given[name] !== undefined)
    .map((name) => `${name} belongs to one workspace: leave it out, or leave out the SLACK_CLIENT_ settings`);
  return [...missing, ...strange];
}

/** The way to Slack of settings without gaps. */
function slackOf(given: Settings): SlackConfig {
  const mode = wayOf(given);
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_SIGNING_SECRET: signingSecret = '' } = given;
  const api = given.SLACK_API_URL === undefined ? {} : { apiUrl: given.SLACK_API_URL };
  switch (mode) {
    case 'local':
      return { mode };
    case 'http':
      return { mode, botToken, signingSecret, ...api };
    case 'socket':
      return { mode, botToken, appToken: given.SLACK_APP_TOKEN ?? '', ...api };
    case 'oauth':
      return {
        mode,
        clientId: given.SLACK_CLIENT_ID ?? '',
        clientSecret: given.SLACK_CLIENT_SECRET ?? '',
        stateSecret: given.SLACK_STATE_SECRET ?? '',
        signingSecret,
        encryptionKey: given.ENCRYPTION_KEY ?? '',
        publicUrl: given.PUBLIC_URL ?? '',
        ...api,
      };
  }
}

/**
 * Reads the environment once. Empty values count as not set.
 * @throws AppError `config_invalid` that names every problem at once; values are never repeated in it.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given: Given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = settings.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...wrong, ...gapsOf(given)];
  if (!parsed.success || problems.length > 0) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    throw new AppError(
      'config_invalid',
      `The settings do not fit together:\n${list}\nThe README's table explains each setting; unset them all to try the bot without Slack.`,
    );
  }
  return Object.freeze({ ...parsed.data, slack: Object.freeze(slackOf(parsed.data)) });
}
