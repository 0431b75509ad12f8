import { WebClient } from '@slack/web-api';
import type { Limits } from '../../src/alerts/courier/pace.ts';
import type { ReplayServer } from '../../src/alerts/replay-server.ts';
import { openSources } from '../../src/alerts/sources/readers.ts';

/** So fast that a test need not wait; the real pace has tests of its own. */
export const noLimits: Limits = {
  post: { gapMs: 1, burst: 1000 },
  edit: { gapMs: 1, burst: 1000 },
  look: { gapMs: 1, burst: 1000 },
  channel: { gapMs: 1, burst: 1000 },
};

/** Reads a server in the format of the status pages. */
export function sourcesAt(urls: ReplayServer['urls'], deadlineMs = 2000) {
  return openSources({
    fetch,
    herokuUrl: urls.heroku,
    trustUrl: urls.trust,
    changelogUrl: urls.changelog,
    blogUrl: urls.blog,
    userAgent: 'test',
    deadlineMs,
  });
}

/** A way to Slack like the bot's own for jobs. */
export function backgroundAt(apiUrl: string, timeout = 3000): WebClient {
  return new WebClient('xoxb-test-bot', {
    slackApiUrl: apiUrl,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      getLevel: () => 'error' as never,
      setName() {},
    },
  });
}
