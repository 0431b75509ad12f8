import { isIP } from 'node:net';
import { specialAddress } from './address.ts';

/** Every address of a host name, as DNS answers; throws when there is none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * `allowed`: origins that may be called although they are not public or not https, such as `http://localhost:9999`, set by
 * whoever runs the bot.
 */
export type TargetRules = { resolve: Resolve; allowed?: readonly string[] };

/** Where a webhook may be sent: connect to one of `addresses` and to nothing else, so that DNS cannot change in between. */
export type Target = { ok: true; url: string; addresses: string[] } | { ok: false; sentence: string };

const localNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|corp|home|lan|private|arpa|onion|test|invalid|example)$/;

/**
 * Whether an outgoing webhook may go to a URL: https only, and to no loopback, private, link-local or metadata address, in
 * whatever spelling, also behind a name. Ask before every delivery, and follow no redirects.
 */
export async function checkTarget(given: string, { resolve, allowed = [] }: TargetRules): Promise<Target> {
  const text = given.trim();
  if (!URL.canParse(text))
    return refuse('This is not an address. Give one such as https://hooks.example.com/tickets.');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return refuse('Leave the user name and password out of the address. Deliveries are signed instead.');
  if (url.hash !== '') return refuse('Leave out what stands after # in the address.');
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const free = allowed.includes(url.origin);
  if (url.protocol !== 'https:' && !(free && url.protocol === 'http:')) {
    return refuse('Only addresses that start with https:// can be used.');
  }
  if (!free && isIP(host) === 0 && (localNames.test(host) || !host.includes('.'))) {
    return refuse(`${host} is a name inside a network and not on the public internet.`);
  }
  const addresses = isIP(host) > 0 ? [host] : await answers(host, resolve);
  if (addresses.length === 0) return refuse(`${host} was not found. Check the name.`);
  const problem = free
    ? undefined
    : addresses.map((address) => specialAddress(address)).find((what) => what !== null);
  if (problem !== undefined) return refuse(`${host} leads to an address that is not public (${problem}).`);
  return { ok: true, url: url.href, addresses: [...addresses] };
}

async function answers(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch {
    return [];
  }
}

function refuse(sentence: string): Target {
  return { ok: false, sentence };
}
