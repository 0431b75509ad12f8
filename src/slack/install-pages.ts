import type { ServerResponse } from 'node:http';
import { escapeMrkdwn } from './blocks/text.ts';

type Page = { title: string; words: string; link?: { url: string; label: string } };

/** A small page that needs nothing but itself; every text on it is escaped. */
function pageOf({ title, words, link }: Page): string {
  const escaped = (text: string) => escapeMrkdwn(text).replaceAll('"', '&quot;');
  const further =
    link === undefined ? '' : `<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
  body { max-width: 34rem; margin: 15vh auto; padding: 0 1.25rem; }
  a { display: inline-block; padding: 0.5rem 1rem; border: 2px solid; border-radius: 8px; font-weight: 600; }
</style>
<h1>${escaped(title)}</h1>
<p>${escaped(words)}</p>
${further}
</html>
`;
}

/** Where an admin begins; `url` leads to Slack's own page. */
export function installPage(url: string): string {
  return pageOf({
    title: 'Heroku Support for Slack',
    words:
      'Error codes explained, prioritised tickets and status alerts, where your team talks. Slack shows next what the bot may do.',
    link: { url, label: 'Add to Slack' },
  });
}

const again = { url: '/slack/install', label: 'Install again' };

/** Why nothing was installed, and what to do, by the code of Slack's installer. */
const failures: Record<string, string> = {
  slack_oauth_invalid_state:
    'This page belongs to another browser or was opened too late: an installation has to end within ten minutes, where it began.',
  slack_oauth_missing_state: 'An installation begins at the link below, not here.',
  slack_oauth_installer_authorization_error:
    'Slack did not allow the installation, so nothing was installed.',
};

function send(response: ServerResponse, status: number, page: Page): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(page));
}

/** What the browser shows when the person comes back from Slack. */
export const installAnswers = {
  success: (_installation: unknown, _options: unknown, _request: unknown, response: ServerResponse): void =>
    send(response, 200, {
      title: 'Heroku Support is installed',
      words: 'Go back to Slack and type /heroku-help.',
      link: { url: 'slack://open', label: 'Open Slack' },
    }),
  failure: (
    { code }: { code: string },
    _options: unknown,
    _request: unknown,
    response: ServerResponse,
  ): void =>
    send(response, code === 'slack_oauth_unknown_error' ? 500 : 400, {
      title: 'Heroku Support was not installed',
      words:
        failures[code] ??
        'Something went wrong on our side. Install again; if it keeps failing, tell whoever runs this bot.',
      link: again,
    }),
};
