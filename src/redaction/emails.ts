import type { Span } from './spans.ts';

const at = /@(?=[A-Za-z\d])/g;
const domain =
  /(?:[A-Za-z\d\u00a1-\uffef](?:[A-Za-z\d\u00a1-\uffef-]{0,61}[A-Za-z\d\u00a1-\uffef])?\.){1,8}[A-Za-z\u00a1-\uffef]{2,24}(?![\w-]{0,64}@|[A-Za-z\d])/y;
const roles =
  /^(?:(?:no|do-?not|dont|never)[-_.]?reply\b.*|bot|.*[-_.]bot|git|support|help(?:desk)?|info|contact|hello|sales|billing|invoices?|abuse|security|postmaster|hostmaster|webmaster|mailer-daemon|daemon|root|admin(?:istrator)?|system|notifications?|alerts?|status|updates?|news(?:letter)?|team|ops|devops|oncall|sre|platform|deploy(?:er|ment)?|ci|build|service|api|app|dev(?:elopers?)?|engineering|www-data|ubuntu|ec2-user|nobody|postgres|bounces?(?:[+=].*)?|privacy|legal|careers|jobs|press|marketing|feedback|accounts?|orders?|customer(?:service|care|support)?|errors?|monitor(?:ing)?|cron|logs?)(?:\+.*)?$/i;
const platforms =
  /(?:^|\.)(?:notifications\.heroku\.com|herokumanager\.com|addons\.heroku\.com|iam\.gserviceaccount\.com|gserviceaccount\.com|users\.noreply\.github\.com|noreply\.github\.com|noreply\.gitlab\.com|compute\.amazonaws\.com|compute-1\.amazonaws\.com|rds\.amazonaws\.com|internal|local|localhost|localdomain|lan|invalid)$/i;
const fileEnding =
  /\.(?:js|mjs|cjs|jsx|ts|tsx|css|scss|png|jpe?g|gif|svg|webp|ico|json|html?|rb|java|php|kt|lock|gz|zip|jar|so|dll|exe|log|txt|yml|yaml|conf|map|vue)$/i;

/** E-mail addresses of people. Addresses of roles, machines and the platform stay. */
export function findEmails(text: string): Span[] {
  return [...text.matchAll(at)].flatMap(({ index }) => {
    domain.lastIndex = index + 1;
    const host = domain.exec(text)?.[0];
    if (host === undefined) return [];
    const user =
      /(?:[\w.!#$%&'*+/?^`{}~\u00a1-\uffef-]|=(?!["'])){1,64}$/.exec(
        text.slice(Math.max(0, index - 65), index),
      )?.[0] ?? '';
    const local = user.replace(/^.*[/&?=](?=[^/&?=]+$)/, '').replace(/^[._'`!#$%&*?^{}~-]+/, '');
    if (local === '' || isNoPerson(text, index - local.length, local, host)) return [];
    return [{ start: index - local.length, end: index + 1 + host.length, kind: 'email address' as const }];
  });
}

function isNoPerson(text: string, start: number, local: string, host: string): boolean {
  if (roles.test(local) || platforms.test(host) || fileEnding.test(host) || /^\d+x\./.test(host)) return true;
  if (/:\/\/[^\s/]{0,64}$/.test(text.slice(Math.max(0, start - 80), start))) return true;
  return (
    /message-id|in-reply-to|references/i.test(text.slice(Math.max(0, start - 24), start)) ||
    local.includes('\uFFFC')
  );
}
