import { app, coded, heroku, iso, mailWrapped, router, runtime, served, terminalWrapped } from '../lines.ts';
import type { Case } from './case.ts';

const h12 = coded('H12', { path: '/reports/export', dyno: 'web.2' });
const one = { codes: { H12: 1 }, dynos: ['web.2'], paths: ['/reports/export'] };
const two = `${router(h12)}\n${heroku('worker.1', runtime('R14'))}`;
const both = { codes: { H12: 1, R14: 1 }, dynos: ['web.2', 'worker.1'], paths: ['/reports/export'] };
const eachLine = (text: string, change: (line: string, at: number) => string) =>
  text.split('\n').map(change).join('\n');

const quoting: Case[] = [
  { name: 'Slack quotes', text: eachLine(two, (line) => `> ${line}`), ...both },
  { name: 'Slack quotes as entities', text: eachLine(two, (line) => `&gt; ${line}`), ...both },
  { name: 'quotes of quotes', text: eachLine(two, (line) => `>> > ${line}`), ...both },
  { name: 'a code fence', text: `\`\`\`\n${two}\n\`\`\``, ...both },
  { name: 'a code fence on the same line', text: `\`\`\`${two}\`\`\``, ...both },
  { name: 'inline code', text: eachLine(two, (line) => `\`${line}\``), ...both },
  { name: 'bullets', text: eachLine(two, (line) => `• ${line}`), ...both },
  { name: 'hyphens', text: eachLine(two, (line) => `- ${line}`), ...both },
  { name: 'asterisks', text: eachLine(two, (line) => `* ${line}`), ...both },
  { name: 'numbers', text: eachLine(two, (line, at) => `${at + 1}. ${line}`), ...both },
  {
    name: 'a quoted list in a fence',
    text: `> \`\`\`\n${eachLine(two, (line) => `> - ${line}`)}\n> \`\`\``,
    ...both,
  },
  { name: 'comment marks', text: eachLine(two, (line) => `// ${line}`), ...both },
  { name: 'indented', text: eachLine(two, (line) => `\t    ${line}`), ...both },
  {
    name: 'prose before and after',
    text: `Hi all, since the deploy we see this:\n\n${two}\n\nAny idea? Thanks!`,
    ...both,
  },
  { name: 'prose on the same line', text: `we get this: ${router(h12)}`, ...one },
  { name: 'HTML entities', text: two.replaceAll('"', '&quot;').replaceAll('>', '&gt;'), ...both },
  { name: 'entities escaped twice', text: router(h12).replaceAll('"', '&amp;quot;'), ...one },
  {
    name: 'HTML paragraphs',
    text: `<p>${router(h12)}</p><p>${heroku('worker.1', runtime('R14'))}</p>`,
    ...both,
  },
  { name: 'smart quotes', text: router(h12).replace(/"([^"]*)"/g, '“$1”'), ...one },
  { name: 'escaped quotes', text: router(h12).replaceAll('"', '\\"'), ...one },
  { name: 'no-break spaces', text: router(h12).replaceAll(' ', '\u00a0'), ...one },
  { name: 'zero-width spaces', text: `\u200b${router(h12)}\u200b`, ...one },
  {
    name: 'an em dash for the hyphen of a drain',
    text: `<158>1 ${iso()} host heroku router — ${h12}`,
    ...one,
  },
  {
    name: 'HTML with emphasis',
    text: router(h12)
      .replace('H12', '<b>H12</b>')
      .replace('heroku[router]', '<span class="s">heroku[router]</span>'),
    ...one,
  },
  {
    name: 'hosts as Slack links them',
    text: router(h12).replace(/host=(\S+)/, 'host=<http://$1|$1>'),
    ...one,
  },
];

const colours: Case[] = [
  {
    name: 'colours of the Heroku CLI',
    text: `\u001b[36m${iso()} heroku[router]:\u001b[39m at=\u001b[31merror\u001b[39m code=\u001b[31mH12\u001b[39m desc="Request timeout" method=GET path="/reports/export" host=x fwd="1.1.1.1" dyno=\u001b[33mweb.2\u001b[39m connect=1ms service=30000ms status=503 bytes=0`,
    ...one,
  },
  { name: 'colours without their escape', text: `[36m${iso()} heroku[router]: [0m${h12}`, ...one },
  { name: 'colours spelled out', text: `\\u001b[36m${iso()} heroku[router]:\\u001b[0m ${h12}`, ...one },
  {
    name: 'coloured dyno lines',
    text: `\u001b[35m${iso()} heroku[worker.1]:\u001b[0m ${runtime('R14')}`,
    codes: { R14: 1 },
    dynos: ['worker.1'],
  },
  {
    name: 'a coloured line of the app',
    text: `\u001b[32m${iso()} app[web.1]:\u001b[0m ${runtime('R14')}`,
    codes: {},
  },
];

const broken: Case[] = [
  ...[60, 72, 80, 100, 120, 132].map((width) => ({
    name: `broken by a terminal at ${width} columns`,
    text: terminalWrapped(two, width),
    ...both,
  })),
  ...[70, 76, 78, 80, 100].map((width) => ({
    name: `broken by a mail program at ${width} columns`,
    text: mailWrapped(two, width),
    ...both,
  })),
  { name: 'broken and quoted', text: mailWrapped(two, 74, '> '), ...both },
  {
    name: 'broken three times over',
    text: terminalWrapped(
      [
        router(h12),
        router(served('/ok')),
        router(coded('H13', { path: '/b', dyno: 'web.3' })),
        heroku('web.1', runtime('R12')),
      ].join('\n'),
      80,
    ),
    codes: { H12: 1, H13: 1, R12: 1 },
    dynos: ['web.1', 'web.2', 'web.3'],
    paths: ['/reports/export', '/b'],
  },
  {
    name: 'a long line of the app, broken',
    text: terminalWrapped(
      `${app('web.1', `upstream says ${coded('H12')} and then ${coded('H13')}`)}\n${router(h12)}`,
      80,
    ),
    ...one,
  },
  {
    name: 'a long line of the app, broken by a mail program',
    text: mailWrapped(
      `${app('web.1', `upstream says ${coded('H12')} and then ${coded('H13')}`)}\n${router(h12)}`,
      78,
    ),
    ...one,
  },
  {
    name: 'an L10 broken after its header',
    text: "2026-11-02T15:04:46+00:00 heroku[logplex]: Error L10 (output buffer overflow):\ndrain 'd.cfcd3264' dropped 7 messages since 2026-11-02T15:03:12+00:00.",
    codes: { L10: 1 },
    dropped: 7,
  },
  { name: 'broken after the source', text: `${iso()} heroku[router]:\n      ${h12}`, ...one },
  { name: 'broken before the source', text: `${iso()}\nheroku[router]: ${h12}`, ...one },
  { name: 'broken in the middle of the code', text: router(h12).replace('code=H12', 'code=H\n12'), ...one },
  {
    name: 'broken in the middle of the dyno',
    text: router(h12).replace('dyno=web.2', 'dyno=we\nb.2'),
    ...one,
  },
  {
    name: 'broken in the middle of the path',
    text: router(h12).replace('/reports/export', '/rep\norts/export'),
    ...one,
  },
  {
    name: 'line breaks lost, a space between',
    text: [
      router(h12),
      router(served('/')),
      app('web.1', 'Completed 500'),
      heroku('worker.1', runtime('R14')),
    ].join(' '),
    ...both,
  },
  {
    name: 'line breaks and headers lost',
    text: [h12, coded('H13', { path: '/b', dyno: 'web.3' }), served('/')].join(' '),
    codes: { H12: 1, H13: 1 },
    dynos: ['web.2', 'web.3'],
  },
  {
    name: 'line breaks and times lost',
    text: [
      `heroku[router]: ${h12}`,
      `heroku[router]: ${served('/')}`,
      `app[web.1]: ${runtime('R14')}`,
      `heroku[router]: ${coded('H13')}`,
    ].join(' '),
    codes: { H12: 1 },
  },
  {
    name: 'line breaks spelled out',
    text: [app('web.1', 'hello'), router(h12), heroku('worker.1', runtime('R14'))].join('\\n'),
    ...both,
  },
  {
    name: 'fragments with bars between',
    text: `${h12} | ${coded('H13', { path: '/b', dyno: 'web.3' })}`,
    codes: { H12: 1, H13: 1 },
  },
  {
    name: 'line breaks lost, nothing between',
    text: [router(h12), router(served('/')), heroku('worker.1', runtime('R14'))].join(''),
    ...both,
  },
];

const cut: Case[] = [
  {
    name: 'cut in the path',
    text: `${router(h12).slice(0, router(h12).indexOf('/reports') + 5)}…`,
    codes: { H12: 1 },
    dynos: [],
    paths: [],
  },
  {
    name: 'cut in the path with three dots',
    text: `${router(h12).slice(0, router(h12).indexOf('/reports') + 5)}...`,
    codes: { H12: 1 },
    dynos: [],
    paths: [],
  },
  {
    name: 'cut in the query',
    text: `${router(coded('H12', { path: '/a?q=12345' })).split('45"')[0]}…`,
    codes: { H12: 1 },
    paths: ['/a'],
  },
  {
    name: 'cut in the middle',
    text: router(h12).replace(/timeout".*(?=dyno=)/, 'time… '),
    codes: { H12: 1 },
    dynos: ['web.2'],
    paths: [],
  },
  { name: 'cut after the code', text: `${router('at=error code=H12')}…`, codes: { H12: 1 } },
  { name: 'cut in the code', text: router('at=error code=H1…'), codes: {} },
  {
    name: 'cut in the dyno',
    text: `${router(h12).split('web.2')[0]}we…`,
    codes: { H12: 1 },
    dynos: [],
    paths: ['/reports/export'],
  },
  { name: 'cut at the front', text: `…or]: ${h12}`, ...one },
  { name: 'cut at the front inside of at=', text: `…ror ${h12.slice('at=error '.length)}`, ...one },
  {
    name: 'a runtime error cut in its title',
    text: `${iso()} heroku[web.1]: Error R14 (Memory quo…`,
    codes: { R14: 1 },
    dynos: ['web.1'],
  },
  {
    name: 'cut lines one after the other',
    text: [`${router(h12).slice(0, 150)}…`, `${router(h12).slice(0, 150)}…`, router(h12)].join('\n'),
    codes: { H12: 3 },
  },
];

const bare: Case[] = [
  { name: 'a fragment without header', text: h12, ...one },
  {
    name: 'a short fragment',
    text: 'at=error code=H12 desc="Request timeout" method=GET path="/x"',
    codes: { H12: 1 },
    paths: ['/x'],
  },
  {
    name: 'several fragments',
    text: [h12, h12, coded('H13', { dyno: 'web.1', path: '/b' })].join('\n'),
    codes: { H12: 2, H13: 1 },
    dynos: ['web.1', 'web.2'],
    paths: ['/reports/export', '/b'],
  },
  { name: 'a fragment with the time only', text: `14:05:09 ${h12}`, ...one },
  {
    name: 'a fragment after a sentence',
    text: `Yesterday we had at=error code=H12 desc="Request timeout" method=GET path="/x" dyno=web.1 service=30000ms status=503`,
    codes: { H12: 1 },
    dynos: ['web.1'],
    paths: ['/x'],
  },
  {
    name: 'H18 with its socket first',
    text: coded('H18', { path: '/up' }),
    codes: { H18: 1 },
    paths: ['/up'],
  },
  {
    name: 'a header without a time',
    text: `heroku[router]: ${h12}\nheroku[worker.1]: ${runtime('R14')}`,
    ...both,
  },
  { name: 'a runtime error without anything before it', text: runtime('R14'), codes: { R14: 1 }, dynos: [] },
  {
    name: 'a runtime error behind the name of the dyno',
    text: `web.1: ${runtime('R15')}`,
    codes: { R15: 1 },
    dynos: ['web.1'],
  },
  {
    name: 'an L10 without header',
    text: 'Error L10 (output buffer overflow): 12 messages dropped since 2026-11-02T15:03:12+00:00.',
    codes: { L10: 1 },
    dropped: 12,
  },
  { name: 'another time zone', text: router(h12).replace('+00:00', '+02:00'), ...one },
  {
    name: 'a time with a space and a zone name',
    text: `2026-11-02 14:05:09 UTC heroku[router]: ${h12}`,
    ...one,
  },
  { name: 'a time in epoch milliseconds', text: `1793628309118 heroku[router]: ${h12}`, ...one },
];

export const bent: Case[] = [...quoting, ...colours, ...broken, ...cut, ...bare];
