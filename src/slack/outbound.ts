import { AppError } from '../errors.ts';

const slackOrigins = [
  'https://slack.com',
  'https://hooks.slack.com',
  'https://slack-gov.com',
  'https://hooks.slack-gov.com',
];

function isLoopback(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/**
 * A `fetch` that reaches Slack and nothing else: allowed origins, no redirects, a deadline. Where `apiUrl` names
 * an emulator its origin is allowed too, and with it on a loopback address, loopback `response_url`s.
 */
export function guardedFetch(apiUrl?: string, deadlineMs = 5000): typeof fetch {
  const api = apiUrl === undefined ? undefined : new URL(apiUrl);
  const allowed = new Set(api === undefined ? slackOrigins : [...slackOrigins, api.origin]);
  const allows = (url: URL) =>
    allowed.has(url.origin) || (api !== undefined && isLoopback(api) && isLoopback(url));
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!allows(url)) {
      return Promise.reject(
        new AppError('not_allowed', `Requests to ${url.origin} are not allowed: it is not Slack.`),
      );
    }
    return fetch(input, {
      ...init,
      redirect: 'error',
      signal: init?.signal ?? AbortSignal.timeout(deadlineMs),
    });
  };
}
