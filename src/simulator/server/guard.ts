import type { IncomingMessage } from 'node:http';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a request names this machine as its host. A page elsewhere that points its own name at 127.0.0.1
 * (DNS rebinding) is refused by this.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  if (!host || !URL.canParse(`http://${host}`)) return false;
  return loopbackHosts.includes(new URL(`http://${host}`).hostname);
}

/** Whether a request to the page's own API comes from the page itself: same origin, when the browser says one. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === `http://${host}`;
}
