import { nothingKnown } from '../alerts/known.ts';
import { look } from '../alerts/look.ts';
import { statusNow } from '../alerts/now.ts';
import { openSources } from '../alerts/sources/readers.ts';
import { sourceNames } from '../alerts/vocabulary.ts';
import { readConfig } from '../config.ts';
import { type Command, options, UsageError, writeLine } from './command.ts';

/** Reads both status pages once and prints what they say. Exit status 1 when neither could be read. */
export const status: Command = {
  usage: 'status [--json]',
  about: 'Read both status pages now and print the state of Apps, Data and Tools.',
  async run(words) {
    const { values, positionals } = options(words, { json: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageError('status takes no words.');
    const config = readConfig(process.env);
    const sources = openSources({
      fetch,
      herokuUrl: config.HEROKU_STATUS_URL,
      trustUrl: config.TRUST_STATUS_URL,
      changelogUrl: config.CHANGELOG_FEED_URL,
      blogUrl: config.BLOG_FEED_URL,
      userAgent: 'heroku-support-for-slack',
    });
    const { known } = await look(
      sources,
      nothingKnown,
      { now: sourceNames, lists: true, followUps: false },
      Date.now,
    );
    const now = statusNow(known, Date.now());
    await writeLine(values.json ? JSON.stringify(now) : now.text);
    return now.sources.every(({ freshness }) => freshness === 'never') ? 1 : 0;
  },
};
