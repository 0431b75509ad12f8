import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { CsaMessage, CsaPosts } from '../tickets/csa/work.ts';
import { csaCard, csaNews, csaStepText } from './blocks/csa-card.ts';
import { createPostPort, type PostWords } from './post-port.ts';

function wordsOf(message: CsaMessage): PostWords {
  const { found } = message;
  if (message.is === 'card')
    return { ...csaCard(found), hint: ` To act on it: /heroku-csa show ${found.id}` };
  return message.is === 'news' ? csaNews(found, message.event) : { text: csaStepText(message.event) };
}

/** What the jobs of requests to architects do in Slack. */
export function createCsaPosts(background: (team: string) => Promise<WebClient>, log: Log): CsaPosts {
  const about = ({ found }: CsaMessage) => ({ request: found.id });
  return createPostPort({ eventType: 'heroku_csa', about, wordsOf }, background, log);
}
