import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHerokuTicket } from '../../src/tickets/heroku-ticket-url.ts';

const uuid = '0b0a4c3e-1f2d-4a5b-8c6d-7e8f90a1b2c3';

describe('what a person pastes as a Heroku ticket', () => {
  test.each([
    ['https://help.heroku.com/tickets/1289514', '1289514'],
    ['http://help.heroku.com/tickets/1289514', '1289514'],
    ['HTTPS://HELP.HEROKU.COM/tickets/1289514/', '1289514'],
    ['help.heroku.com/tickets/1289514', '1289514'],
    [`https://help.heroku.com/tickets/1289514#event_${uuid}`, '1289514'],
    ['https://help.heroku.com/tickets/1289514?utm_source=mail&token=abc', '1289514'],
    ['https://help.heroku.com/tickets/1289514/edit', '1289514'],
    ['https://help.heroku.com//tickets//1289514', '1289514'],
    ['https://help.heroku.com/128951', '128951'],
    ['https://help.heroku.com/128951?x=1', '128951'],
    ['<https://help.heroku.com/tickets/1289514|help.heroku.com/tickets/1289514>', '1289514'],
    ['<https://help.heroku.com/tickets/1289514>', '1289514'],
    [' “https://help.heroku.com/tickets/1289514”. ', '1289514'],
    ['(https://help.heroku.com/tickets/1289514)', '1289514'],
    ['https://help.heroku.com/tickets/1289514\u200b', '1289514'],
    ['1289514', '1289514'],
    ['#1289514', '1289514'],
    ['Ticket 1289514', '1289514'],
  ])('%j is ticket %s', (pasted, number) => {
    expect(readHerokuTicket(pasted)).toEqual({
      ok: true,
      number,
      url: `https://help.heroku.com/tickets/${number}`,
    });
  });

  test.each([
    [`https://help.heroku.com/sharing/${uuid}`, 'sharing'],
    [`<https://help.heroku.com/sharing/${uuid}|ticket 1289514>`, 'sharing'],
    [`help.heroku.com//Sharing/${uuid}?ticket=1289514`, 'sharing'],
    ['https://help.heroku.com/sharing', 'sharing'],
    ['https://help.heroku.com/R7DTSTD0', 'article'],
    ['https://help.heroku.com/GV32BCH6/how-can-i-remove-sso-from-my-heroku-account', 'article'],
    ['https://help.heroku.com/12345678', 'article'],
    ['https://help.heroku.com/tickets/new', 'form'],
    ['https://help.heroku.com/new/increase-limits', 'form'],
    ['https://help.heroku.com/n/2/billing-verification-payments', 'form'],
    ['https://help.heroku.com/', 'not-a-ticket'],
    ['https://help.heroku.com/tickets', 'not-a-ticket'],
    ['https://help.heroku.com/tickets/12x', 'not-a-ticket'],
    ['https://help.heroku.com/tickets/123456789', 'not-a-ticket'],
    ['https://help.heroku.com/search?q=1289514', 'not-a-ticket'],
    ['https://help.heroku.com.evil.example/tickets/1289514', 'other-host'],
    ['https://evil.example/help.heroku.com/tickets/1289514', 'other-host'],
    ['https://help.heroku.com@evil.example/tickets/1289514', 'other-host'],
    ['https://me:pw@help.heroku.com/tickets/1289514', 'other-host'],
    ['https://help.heroku.com:8443/tickets/1289514', 'other-host'],
    ['https://heroku.com/tickets/1289514', 'other-host'],
    ['https://help.her\u043eku.com/tickets/1289514', 'other-host'],
    ['javascript:alert(1)', 'not-a-ticket'],
    ['ftp://help.heroku.com/tickets/1289514', 'not-a-ticket'],
    ['my ticket', 'not-a-ticket'],
    ['12', 'not-a-ticket'],
    ['', 'empty'],
    ['  ', 'empty'],
  ])('%j is refused: %s', (pasted, reason) => {
    const link = readHerokuTicket(pasted);
    expect(link).toMatchObject({ ok: false, reason });
    expect(link.ok || link.sentence).toMatch(/ends in tickets\/ and a number\./);
  });

  test('the refusal of a sharing link says why and does not repeat it', () => {
    const link = readHerokuTicket(`https://help.heroku.com/sharing/${uuid}`);
    expect(link.ok || link.sentence).toContain('it gives access to whoever opens it');
    expect(JSON.stringify(link)).not.toContain(uuid);
  });

  test('a configured help origin is read beside the usual one, and links go there', () => {
    const origin = 'https://support.example.com';
    expect(readHerokuTicket('https://support.example.com/tickets/1289514', origin)).toMatchObject({
      url: 'https://support.example.com/tickets/1289514',
    });
    expect(readHerokuTicket('https://help.heroku.com/tickets/1289514', origin)).toMatchObject({ ok: true });
    expect(readHerokuTicket('https://support.example.com/tickets/1289514')).toMatchObject({
      reason: 'other-host',
    });
  });

  test('whatever is pasted, what comes back is a number and an address made of it, or a sentence', () => {
    const piece = fc.constantFrom(
      'https://',
      'help.heroku.com',
      '/',
      'tickets',
      'sharing',
      '1289514',
      '?',
      '#',
      '@',
      uuid,
      '<',
      '|',
      '>',
    );
    const pasted = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece, { maxLength: 10 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(pasted, (text) => {
        const link = readHerokuTicket(text);
        if (link.ok)
          expect(link.url).toBe(`https://help.heroku.com/tickets/${/^\d{4,8}$/.exec(link.number)?.[0]}`);
        else expect(link.sentence.length).toBeGreaterThan(20);
        expect(JSON.stringify(link)).not.toContain(uuid);
      }),
      { numRuns: 500 },
    );
  });
});
