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

type SlackChoice = { slack: SlackConfig } | { problems: string[] };

const slackNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
] as const;

/** Which of the ways to reach Slack the settings describe, or what is missing for the one that was begun. */
function chooseSlack(given: Settings): SlackChoice {
  if (slackNames.every((name) => given[name] === undefined)) {
    return given.SLACK_API_URL === undefined
      ? { slack: { mode: 'local' } }
      : { problems: ['SLACK_API_URL needs SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET beside it'] };
  }
  const api = given.SLACK_API_URL === undefined ? {} : { apiUrl: given.SLACK_API_URL };
  const missing = (names: readonly (keyof Settings)[], way: string) =>
    names.filter((name) => given[name] === undefined).map((name) => `${name} is missing: ${way}`);

  if (
    given.SLACK_CLIENT_ID !== undefined ||
    given.SLACK_CLIENT_SECRET !== undefined ||
    given.SLACK_STATE_SECRET !== undefined
  ) {
    const problems = missing(
      [
        'SLACK_CLIENT_ID',
        'SLACK_CLIENT_SECRET',
        'SLACK_STATE_SECRET',
        'SLACK_SIGNING_SECRET',
        'ENCRYPTION_KEY',
        'PUBLIC_URL',
      ],
      'an app for many workspaces needs it',
    );
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const) {
      if (given[name] !== undefined)
        problems.push(
          `${name} belongs to one workspace: leave it out, or leave out the SLACK_CLIENT_ settings`,
        );
    }
    if (problems.length > 0) return { problems };
    return {
      slack: {
        mode: 'oauth',
        clientId: given.SLACK_CLIENT_ID ?? '',
        clientSecret: given.SLACK_CLIENT_SECRET ?? '',
        stateSecret: given.SLACK_STATE_SECRET ?? '',
        signingSecret: given.SLACK_SIGNING_SECRET ?? '',
        encryptionKey: given.ENCRYPTION_KEY ?? '',
        publicUrl: given.PUBLIC_URL ?? '',
        ...api,
      },
    };
  }
  if (given.SLACK_APP_TOKEN !== undefined) {
    if (given.SLACK_BOT_TOKEN === undefined)
      return { problems: missing(['SLACK_BOT_TOKEN'], 'Socket Mode needs it beside SLACK_APP_TOKEN') };
    return {
      slack: { mode: 'socket', botToken: given.SLACK_BOT_TOKEN, appToken: given.SLACK_APP_TOKEN, ...api },
    };
  }
  if (given.SLACK_BOT_TOKEN === undefined || given.SLACK_SIGNING_SECRET === undefined) {
    return {
      problems: missing(
        ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
        'set both, or neither to try the bot in the local workspace (SLACK_APP_TOKEN instead of the signing secret for Socket Mode)',
      ),
    };
  }
  return {
    slack: {
      mode: 'http',
      botToken: given.SLACK_BOT_TOKEN,
      signingSecret: given.SLACK_SIGNING_SECRET,
      ...api,
    },
  };
}

/**
 * Reads the environment once. Empty values count as not set.
 * @throws AppError `config_invalid` that names every problem at once; values are never repeated in it.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw invalid(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const choice = chooseSlack(parsed.data);
  if ('problems' in choice) throw invalid(choice.problems);
  return Object.freeze({ ...parsed.data, slack: Object.freeze(choice.slack) });
}

function invalid(problems: string[]): AppError {
  const list = problems.map((problem) => `  - ${problem}`).join('\n');
  return new AppError(
    'config_invalid',
    `The settings do not fit together:\n${list}\nThe README's table explains each setting; unset them all to try the bot without Slack.`,
  );
}
