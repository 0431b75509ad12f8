import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseRule } from '../../src/alerts/check-rule.ts';
import { readRecording } from '../../src/alerts/frames.ts';
import { type Replayed, replay, replayLines } from '../../src/alerts/replay.ts';
import type { Preferences } from '../../src/alerts/subscription.ts';

const folder = join(import.meta.dirname, '../../content/replays');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const load = (name: string) => readRecording(readFileSync(join(folder, name), 'utf8'));

const expectation = z.object({
  cards: z.array(
    z.object({
      source: z.string(),
      id: z.string(),
      title: z.string().nullable(),
      updates: z.number(),
      final: z.string(),
      systems: z.array(z.string()).nullable(),
      mustContain: z.array(z.string()),
      mustNotContain: z.array(z.string()),
    }),
  ),
  newCards: z.number(),
});

function preferences(words: string): Preferences {
  const answer = parseRule(words);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return { rules: [answer.rule], mutedUntil: null };
}

/** What the channel shows in the end: the last text of every message, and the thread under one card. */
function endOf({ sent }: Replayed) {
  const last = new Map(sent.map((one) => [one.ts, one]));
  const thread = (ts: string) => [...last.values()].filter((one) => one.thread === ts);
  return { messages: [...last.values()], thread };
}

describe('the recorded sequences', () => {
  test('there are fifteen, each named as its file', () => {
    expect(names).toHaveLength(15);
    for (const name of names) expect(`${load(name).name}.json`).toBe(name);
  });

  test.each(names)('%s ends as it says that it does', (name) => {
    const recording = load(name);
    const { cards, newCards } = expectation.parse(recording.expect);
    const played = replay(recording);
    const end = endOf(played);
    expect(played.sent.filter((one) => one.do === 'post')).toHaveLength(newCards);
    for (const expected of cards) {
      const card = end.messages.find(
        ({ key, thread }) => key === `${expected.source}:${expected.id}` && !thread,
      );
      if (card === undefined) throw new Error(`There is no card for ${expected.id}.`);
      const replies = end.thread(card.ts);
      const texts = [card, ...replies].map(({ text }) => text).join('\n');
      expect(replies.filter(({ key }) => !key.startsWith('notice:'))).toHaveLength(expected.updates);
      expect(card.text.toLowerCase()).toMatch(new RegExp(`^${expected.final}`));
      if (expected.title !== null) expect(card.text).toContain(expected.title);
      if (expected.systems !== null) expect(card.text).toContain(`Systems: ${expected.systems.join(', ')}.`);
      for (const words of expected.mustContain) expect(texts).toContain(words);
      for (const words of [...expected.mustNotContain, 'undefined', '[object Object]', 'null'])
        expect(texts).not.toContain(words);
    }
    expect(played.known.drift).toEqual([]);
  });

  test.each(names)('%s plays the same way twice, and in lines for the terminal', (name) => {
    const lines = replayLines(replay(load(name)));
    expect(replayLines(replay(load(name)))).toEqual(lines);
    expect(lines.join('\n')).not.toContain('undefined');
  });

  test('only start, worse and the end go to the channel', () => {
    const played = replay(load('yellow-red-resolved.json'));
    expect(played.sent.map((one) => one.do + (one.broadcast ? '!' : ''))).toEqual([
      'post',
      'reply',
      'edit',
      'reply!',
      'edit',
      'reply',
      'edit',
      'reply!',
    ]);
  });

  test('a channel that hears of Data only starts to match when Data is touched', () => {
    const played = replay(load('yellow-red-resolved.json'), preferences('data min:red'));
    expect(played.sent[0]).toMatchObject({ at: '2026-09-09T14:53:00.000Z', do: 'post' });
    expect(played.sent.at(-1)?.text).toMatch(/^Resolved: /);
  });

  test('with neither page readable, those who asked hear it once, and once that it is over', () => {
    const played = replay(load('both-down-in-the-middle.json'), preferences('feeds'));
    expect(played.sent.map(({ do: what, at, text }) => [what, at, text.split('\n')[0]])).toEqual([
      ['notice', '2026-09-28T12:20:00.000Z', 'The status pages cannot be read'],
      ['notice', '2026-09-28T12:28:00.000Z', 'The status pages can be read again'],
    ]);
    expect(replay(load('both-down-in-the-middle.json')).sent.some((one) => one.do === 'notice')).toBe(false);
  });

  test('entries of the feeds come once each, without history', () => {
    const played = replay(load('changelog-and-blog.json'), preferences('changelog blog'));
    expect(played.sent.map(({ text }) => text.split('\n')[0])).toEqual([
      'Heroku changelog: Log drains accept <TLS 1.3>',
      'Heroku blog: Twelve factors, once more',
    ]);
  });

  test('in quiet hours nothing but red is sent', () => {
    const quiet = preferences('quiet:14-20 UTC');
    expect(replay(load('yellow-red-resolved.json'), quiet).sent[0]?.at).toBe('2026-09-09T14:53:00.000Z');
    expect(replay(load('renamed-and-edited.json'), quiet).sent).toEqual([]);
  });

  test('what came and went in quiet hours is summed up once when they end', () => {
    const { sent } = replay(load('reopened.json'), preferences('quiet:08-13:35 UTC'));
    expect(sent.map((one) => [one.do, one.at])).toEqual([['summary', '2026-10-01T13:35:00.000Z']]);
    expect(sent[0]?.text).toContain('Add-on logins fail: Resolved, Tools, since 2026-10-01 08:10 UTC');
    expect(sent[0]?.text.split('\n')).toHaveLength(3);
  });

  test('a digest is one message a day, and names what is open', () => {
    const { sent } = replay(load('yellow-red-resolved.json'), preferences('tools digest:daily@14:40 UTC'));
    expect(sent.map((one) => one.do)).toEqual([
      'summary',
      'post',
      'reply',
      'reply',
      'edit',
      'reply',
      'edit',
      'reply',
    ]);
    expect(sent[0]).toMatchObject({ at: '2026-09-09T14:40:00.000Z' });
    const { sent: news } = replay(
      load('changelog-and-blog.json'),
      preferences('changelog digest:daily@10:10 UTC'),
    );
    expect(news.map((one) => [one.do, one.at])).toEqual([['summary', '2026-11-02T10:10:00.000Z']]);
  });
});

describe('a recording', () => {
  test.each([
    ['not json', 'The recording is not JSON.'],
    ['{}', 'name'],
    ['{"name":"a","about":"b","frames":[]}', 'frames'],
    ['{"name":"a","about":"b","frames":[{"at":"yesterday"}]}', 'must be a time such as'],
    [
      '{"name":"a","about":"b","frames":[{"at":"2026-01-02T00:00:00Z"},{"at":"2026-01-01T00:00:00Z"}]}',
      'in the order of their times',
    ],
  ])('%s is refused with the reason', (json, reason) => {
    expect(() => readRecording(json)).toThrow(reason);
  });

  test('a frame without answers is one that could not be read', () => {
    const recording = readRecording('{"name":"a","about":"b","frames":[{"at":"2026-01-01T00:00:00Z"}]}');
    const played = replay(recording);
    expect(played.sent).toEqual([]);
    expect(played.known.health.heroku.reason).toContain('not_found');
  });
});
