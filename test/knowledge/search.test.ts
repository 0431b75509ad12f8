import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knowledgeOf, openKnowledge } from '../../src/knowledge/knowledge.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { ownContentDir } from '../../src/knowledge/own-content.ts';

const knowledge = await openKnowledge({ contentDir: ownContentDir });

const first = (question: string) => knowledge.answer(question).hits[0]?.page;
const topicsFirst = (question: string) => first(question)?.topics ?? [];

describe('questions by symptom', () => {
  test.each([
    ['why does my app die after 60 seconds', 'boot-timeout'],
    ['Web process failed to bind to $PORT within 60 seconds of launch', 'boot-timeout'],
    ['crash loop since the last deploy', 'app-crashed'],
    ["app won't start", 'app-crashed'],
    ['requests over 30 seconds fail with 503', 'request-timeout'],
    ['OOM in my worker', 'memory-quota'],
    ['db conn limit', 'pg-connections'],
    ['FATAL: too many connections for role "abc"', 'pg-connections'],
    ['uploaded images vanish after a restart', 'ephemeral-filesystem'],
    ['custom domain shows the wrong certificate', 'ssl-acm'],
    ['we need a fixed outgoing ip for a partner firewall', 'static-ip'],
    ['who is paged when I open an urgent ticket', 'urgent-ticket'],
    ['they downgraded the priority of our ticket', 'ticket-priority'],
  ])('%s is about %s', (question, topic) => {
    expect(topicsFirst(question)).toContain(topic);
    expect(knowledge.answer(question).confident).toBe(true);
  });

  test.each([
    ['Speicher läuft voll', 'memory-quota'],
    ['die datenbank hat zu viele verbindungen', 'pg-connections'],
    ['les fichiers disparaissent après redémarrage', 'ephemeral-filesystem'],
    ['demasiadas conexiones a la base de datos', 'pg-connections'],
    ['o certificado do domínio expirou', 'ssl-acm'],
    ['データベースの接続数が上限', 'pg-connections'],
    ['メモリ不足', 'memory-quota'],
  ])('in another language: %s is about %s', (question, topic) =>
    expect(topicsFirst(question)).toContain(topic),
  );

  test.each([
    ['requset timout', 'request-timeout'],
    ['memroy leak', 'memory-quota'],
    ['postgers conection limit', 'pg-connections'],
    ['certifcate expird', 'ssl-acm'],
    ['custm domian', 'custom-domain-dns'],
    ['enviroment varibles', 'config-vars'],
  ])('with slips of the finger: %s is about %s', (question, topic) =>
    expect(topicsFirst(question)).toContain(topic),
  );

  test('a language word prefers the pages of that language', () => {
    expect(first('h12 timeouts in ruby with puma')?.id).toBe('H12');
    expect(knowledge.answer('h12 timeouts in ruby with puma').hits[1]?.page.id).toBe('h12-ruby');
    expect(knowledge.answer('memory use of node').hits[0]?.page.id).toBe('node-memory');
  });

  test('a fragment of a log inside a question is read as a log', () => {
    const question =
      'what is this? 2026-11-02T14:05:09.118204+00:00 app[web.1]: PG::ConnectionBad: FATAL:  remaining connection slots are reserved, request_id=7d3c1f0a-5b2e-4c19-9a44-0e6f8b1d2c37 fwd="203.0.113.24"';
    expect(topicsFirst(question)).toContain('pg-connections');
  });

  test('one sentence in a story of 3,000 characters is enough', () => {
    const story =
      'We sell garden furniture in three countries and our colleagues started a campaign last month. '.repeat(
        15,
      );
    const question =
      `${story} Since yesterday the uploaded pictures of our products vanish every night. ${story}`.slice(
        0,
        3000,
      );
    const answer = knowledge.answer(question);
    expect(answer.confident).toBe(true);
    expect(answer.hits[0]?.page.topics).toContain('ephemeral-filesystem');
    expect(knowledge.answer(story).confident).toBe(false);
  });
});

describe('answers', () => {
  test('named codes come first in the order named, then what the words find, five at most', () => {
    const answer = knowledge.answer('R14 before H12, memory in ruby');
    expect(answer.named).toEqual(['R14', 'H12']);
    expect(answer.hits.map(({ page }) => page.id).slice(0, 2)).toEqual(['R14', 'H12']);
    expect(answer.hits).toHaveLength(5);
    expect(new Set(answer.hits.map(({ page }) => page.id)).size).toBe(5);
  });

  test('a code alone is followed by the pages that its own page names', () => {
    const { hits } = knowledge.answer('H14');
    const related = knowledge.page('H14')?.related ?? [];
    expect(hits.slice(1).map(({ page }) => page.id)).toEqual(related.slice(0, hits.length - 1));
    expect(hits[1]?.reason).toBe('related to H14');
  });

  test('six codes give the first five pages and all six names', () => {
    const answer = knowledge.answer('H10 H11 H12 H13 H14 H15');
    expect(answer.hits.map(({ page }) => page.id)).toEqual(['H10', 'H11', 'H12', 'H13', 'H14']);
    expect(answer.named).toHaveLength(6);
  });

  test('a code that does not exist is said, with the nearest real ones, and is no answer', () => {
    const answer = knowledge.answer('H98');
    expect(answer.confident).toBe(false);
    expect(answer.unknownCodes).toEqual([{ asked: 'H98', nearest: expect.any(Array) }]);
    expect(answer.unknownCodes[0]?.nearest.map(({ code }) => code)).toContain('H99');
    expect(answer.hits.length).toBeGreaterThan(0);
  });

  test('a real code beside one that does not exist is answered', () => {
    const answer = knowledge.answer('H12 and H98');
    expect(answer).toMatchObject({ confident: true, named: ['H12'] });
    expect(answer.unknownCodes.map(({ asked }) => asked)).toEqual(['H98']);
  });

  test('each reason names the words that matched and where', () => {
    expect(knowledge.answer('H14').hits[0]?.reason).toBe('names H14');
    const reason = knowledge.answer('websocket drops after 55 seconds').hits[0]?.reason ?? '';
    expect(reason).toMatch(/^matched “[^”]+”.* in (symptoms|the title|the summary|the text)/);
    expect(reason).toContain('“55”');
    expect(reason).not.toContain('\n');
  });

  test('a mistyped word is shown as it was understood', () => {
    expect(knowledge.answer('tiemout of slow requests').hits[0]?.reason).toContain('“timeout”');
  });

  test('scores lie between 0 and 1 and the same question gives the same answer', () => {
    for (const question of ['slow requests', 'h12', 'how do I share a ticket', 'kubernetes']) {
      const answer = knowledge.answer(question);
      for (const { score } of answer.hits) expect(score).toBeGreaterThanOrEqual(0);
      for (const { score } of answer.hits) expect(score).toBeLessThanOrEqual(1);
      expect(knowledge.answer(question)).toEqual(answer);
    }
  });

  test('no text is too strange to be answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (question) => {
        const { hits } = knowledge.answer(question);
        expect(hits.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 500 },
    );
    for (const question of [
      '',
      ' ',
      '🔥'.repeat(500),
      '\u202Eabc',
      '<!channel>',
      'constructor __proto__ toString',
      'a'.repeat(3000),
    ]) {
      expect(knowledge.answer(question).confident).toBe(false);
    }
  });
});

describe('runbooks', () => {
  test('are found by their words, by the code named and by the best page, and never twice', async () => {
    const { pages } = await loadContent(ownContentDir);
    const runbook = {
      kind: 'runbook' as const,
      id: 'checkout-at-night',
      title: 'Checkout at night',
      summary: 'What to do when the zebra checkout stops at night.',
      codes: ['H12'],
      related: ['pgbackups'],
      stacks: 'both' as const,
      topics: [],
      symptoms: ['zebra checkout stops'],
      reviewed: '2026-01-31',
      confidence: 'verified' as const,
      sections: [{ heading: 'Steps', markdown: 'Wake the zebra.' }],
    };
    const own = knowledgeOf([...pages, runbook]);
    expect(own.answer('H12').runbooks.map(({ id }) => id)).toEqual(['checkout-at-night']);
    expect(own.answer('H14').runbooks).toEqual([]);
    expect(own.answer('zebra checkout stops at night').hits[0]?.page.id).toBe('checkout-at-night');
    expect(own.answer('zebra checkout stops at night').runbooks).toHaveLength(1);
    expect(own.size()).toBe(pages.length + 1);
  });
});
