import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Node, parseMrkdwn, parsePlain } from '../../src/simulator/page/text/mrkdwn.ts';
import { processorTime } from '../support/processor-time.ts';

/** The words of the nodes, without their style. */
function words(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return words(node.children);
      if ('text' in node) return node.text;
      return node.kind === 'emoji' ? `:${node.name}:` : `<${node.kind}>`;
    })
    .join('');
}

describe('Slack markup', () => {
  test('styles nest and need boundaries around them', () => {
    expect(parseMrkdwn('*bold _and italic_* ~gone~')).toEqual([
      {
        kind: 'bold',
        children: [
          { kind: 'text', text: 'bold ' },
          { kind: 'italic', children: [{ kind: 'text', text: 'and italic' }] },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'strike', children: [{ kind: 'text', text: 'gone' }] },
    ]);
  });

  test.each([
    '2*3*4',
    'snake_case_name',
    '* not bold *',
    '*never closed',
    '~ a ~',
    'DATABASE_URL and REDIS_URL',
    '**',
  ])('%s is no style', (text) => {
    expect(parseMrkdwn(text)).toEqual([{ kind: 'text', text }]);
  });

  test('nothing inside code is markup', () => {
    expect(parseMrkdwn('`*a* &lt;b&gt; :fire:`')).toEqual([{ kind: 'code', text: '*a* <b> :fire:' }]);
    expect(parseMrkdwn('```\nheroku logs *x*\n<https://a.example|b>\n```')).toEqual([
      { kind: 'pre', text: 'heroku logs *x*\nhttps://a.example' },
    ]);
  });

  test('angle brackets are links, mentions and dates', () => {
    expect(parseMrkdwn('<https://a.example/?a=1&amp;b=2|a *link*>')).toEqual([
      { kind: 'link', url: 'https://a.example/?a=1&b=2', label: 'a *link*' },
    ]);
    expect(parseMrkdwn('<mailto:a@b.example>')).toEqual([
      { kind: 'link', url: 'mailto:a@b.example', label: 'a@b.example' },
    ]);
    expect(parseMrkdwn('<@U1><#C1|ops><!subteam^S1|@oncall><!here>')).toEqual([
      { kind: 'user', id: 'U1', label: '' },
      { kind: 'channel', id: 'C1', label: 'ops' },
      { kind: 'group', id: 'S1', label: '@oncall' },
      { kind: 'broadcast', range: 'here' },
    ]);
    expect(parseMrkdwn('<!date^1767225600^{date_short} at {time}^https://a.example/|then>')).toEqual([
      {
        kind: 'date',
        seconds: 1_767_225_600,
        format: '{date_short} at {time}',
        url: 'https://a.example/',
        fallback: 'then',
      },
    ]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])(
    'a link to %s is never a link',
    (url) => {
      expect(parseMrkdwn(`<${url}|click>`).some((node) => node.kind === 'link')).toBe(false);
    },
  );

  test('quoted lines become one quote', () => {
    expect(parseMrkdwn('before\n&gt; one\n&gt; two\nafter')).toEqual([
      { kind: 'text', text: 'before' },
      { kind: 'quote', children: [{ kind: 'text', text: 'one\ntwo' }] },
      { kind: 'text', text: 'after' },
    ]);
  });

  test('known emoji are drawn and unknown ones stay as typed', () => {
    expect(parsePlain('ok :tada: :no_such: *plain*')).toEqual([
      { kind: 'text', text: 'ok ' },
      { kind: 'emoji', name: 'tada', char: '🎉' },
      { kind: 'text', text: ' :no_such: *plain*' },
    ]);
  });

  test('whatever people type, no word of it is lost', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '&gt;',
      '&lt;',
      '&amp;',
      ' ',
      '\n',
      'w',
      'Ω',
      ':fire:',
      '(',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const letters = (text: string): string => text.replace(/[^wΩ(.]/g, '');
        expect(letters(words(parseMrkdwn(pieces.join(''))))).toBe(letters(pieces.join('')));
      }),
    );
  });

  test('hostile text ends in time that grows with its length', () => {
    const hostile = ['*_~<'.repeat(5000), '*a _b '.repeat(6000), '`'.repeat(20_000), '<@'.repeat(20_000)];
    expect(processorTime(() => hostile.map((text) => parseMrkdwn(text)))).toBeLessThan(10_000);
  });
});
