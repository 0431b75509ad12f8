const quotes = /[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g;
const doubleQuotes = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const invisible = /\p{Cf}|\u034f|\u115f|\u1160|\u3164/gu;
/** Slack's own marks: a person, a channel, a call to all, an address with its label. */
const slackMention = /<[@#!][^<>]{0,200}>/g;
const slackLink = /<(https?:[^<>|\s]{1,2000})\|([^<>]{0,300})>/g;
const control = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const maxCharacters = 12_000;

/**
 * What a person typed, with the accidents of keyboards and phones taken out: full-width letters, smart quotes, long
 * dashes, zero-width and control characters, Slack's marks. Cut at 12,000 characters.
 */
export function plainText(text: string): string {
  return text
    .slice(0, maxCharacters)
    .normalize('NFKC')
    .replace(slackMention, ' ')
    .replace(slackLink, '$1 $2')
    .replace(invisible, '')
    .replace(control, (found) => (found === '\n' ? '\n' : ' '))
    .replace(quotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, '-');
}
