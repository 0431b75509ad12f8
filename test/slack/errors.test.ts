import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Knowledge, openKnowledge } from '../../src/knowledge/knowledge.ts';
import { contentDir, startTestBot, type TestBot } from '../support/bot.ts';
import { limitProblems } from '../support/limits.ts';

let knowledge: Knowledge;
let bot: TestBot;

beforeAll(async () => {
  knowledge = await openKnowledge({ contentDir });
  bot = await startTestBot({ knowledge });
});
afterAll(() => bot.stop());

const blocksText = (message: unknown) => JSON.stringify(message);

describe('/heroku-error', () => {
  test('H14 is answered in the ack itself, privately, with the whole card', async () => {
    const { status, message } = await bot.command('/heroku-error', 'H14');
    expect(status).toBe(200);
    expect(message.response_type).toBe('ephemeral');
    expect(message.text).toContain('H14 · No web dynos running');
    expect(message.text).toContain('heroku ps:scale web=1');
    for (const part of [
      'Meaning',
      'Likely causes',
      'First checks',
      'Limits',
      'reviewed 2026-',
      'share_page',
    ]) {
      expect(blocksText(message.blocks)).toContain(part);
    }
  });

  test('every one of the codes is answered within the limits of Slack, its text carrying every section', async () => {
    const pages = knowledge.errorPages();
    expect(pages).toHaveLength(43);
    for (const page of pages) {
      const { message } = await bot.command('/heroku-error', page.id);
      expect(message.text, page.id).toContain(`${page.id} · ${page.title}`);
      expect(message.text, page.id).toContain('Meaning');
      expect(limitProblems(message), page.id).toEqual([]);
    }
  });

  test.each([
    'h14',
    'H 14',
    'error h-14',
    'code=H14',
    ' H14 ',
    '“H14”',
    'H14?',
    'Error H14 (No web dynos running)',
  ])('%j finds H14', async (text) => {
    const { message } = await bot.command('/heroku-error', text);
    expect(message.text).toMatch(/^H14 · /);
  });

  test('several codes are answered in short, each with a button for the rest', async () => {
    const { message } = await bot.command('/heroku-error', 'h14 R14 and H12');
    expect(message.text).toContain('You named H14, R14 and H12.');
    for (const id of ['H14', 'R14', 'H12']) expect(blocksText(message.blocks)).toContain(`show_page:${id}`);
  });

  test('a code that does not exist is named, with the nearest real ones as buttons', async () => {
    const { message } = await bot.command('/heroku-error', 'H98');
    expect(message.text).toContain('H98 is not a code that Heroku documents.');
    expect(blocksText(message.blocks)).toContain('show_page:H99');
  });

  test('the bare command shows a picker of all codes by family', async () => {
    const { message } = await bot.command('/heroku-error', '   ');
    const [picker] = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const groups = picker?.type === 'static_select' ? (picker.option_groups ?? []) : [];
    expect(groups.map(({ options }) => options.length)).toEqual([28, 9, 6]);
    expect(limitProblems(message)).toEqual([]);
  });

  test('help lists the commands and shows a button', async () => {
    const { message } = await bot.command('/heroku-error', 'help');
    expect(message.text).toContain('/heroku-error H14');
    expect(message.blocks.some(({ type }) => type === 'actions')).toBe(true);
    expect((await bot.command('/heroku-help', '')).message.text).toBe(message.text);
  });

  test('an empty promise is not made: nonsense gets an honest answer', async () => {
    const { message } = await bot.command('/heroku-error', 'best pizza recipe with pineapple');
    expect(message.text).toContain('I found nothing good for that');
  });

  test.each([
    ['emoji', '🔥🔥🔥 :fire:'],
    ['right to left', '\u202eخطأ في التطبيق'],
    ['a broadcast', '<!channel> <!here> <@U123> H14'],
    ['10,000 characters of hostile text', '<!channel>&`*_~'.repeat(667)],
    ['control characters', 'H14\u0000\u0007\u001b[31m'],
    ['markup in entities', '&lt;!channel&gt; &amp;amp;'],
  ])('%s is answered within the limits and mentions nobody', async (_name, text) => {
    const { status, message } = await bot.command('/heroku-error', text);
    expect(status).toBe(200);
    expect(limitProblems(message)).toEqual([]);
    expect(blocksText(message)).not.toMatch(/<!channel>|<!here>|<@U123>/);
  });

  test('any text whatever is answered within the limits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 4000 }), async (text) => {
        const { status, message } = await bot.command('/heroku-error', text);
        expect(status).toBe(200);
        expect(limitProblems(message)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('buttons under an answer', () => {
  test('a related code opens as a private message of its own', async () => {
    const { responses } = await bot.act({ type: 'button', action_id: 'show_page:H10', value: 'H10' });
    expect(responses).toHaveLength(1);
    expect(responses[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(responses[0]?.text).toMatch(/^H10 · /);
  });

  test('the picker answers with the chosen code', async () => {
    const selected_option = { text: { type: 'plain_text', text: 'R14' }, value: 'R14' };
    const { responses } = await bot.act({ type: 'static_select', action_id: 'pick_code', selected_option });
    expect(responses[0]?.text).toMatch(/^R14 · /);
  });

  test('a button that asks for a page that is gone says so, with an id, and crashes nothing', async () => {
    const { responses } = await bot.act({ type: 'button', action_id: 'show_page:H00', value: 'H00' });
    expect(responses[0]?.text).toMatch(/no longer in the knowledge base.* Error id: E-[0-9A-F]{8}$/s);
    expect(bot.logLines.at(-1)).toMatchObject({ level: 'error', sentence: 'a listener failed' });
  });

  test('Share posts the card to the channel once, however often it is pressed, and marks the private copy', async () => {
    const press = () =>
      bot.act({ type: 'button', action_id: 'share_page', value: 'H14' }, { messageTs: '1700000000.000200' });
    const first = await press();
    expect(first.responses.map((post) => post.response_type)).toEqual(['in_channel', 'ephemeral']);
    expect(blocksText(first.responses[0]?.blocks)).toContain('Shared by <@U1>');
    expect(blocksText(first.responses[0]?.blocks)).not.toContain('share_page');
    expect(first.responses[1]).toMatchObject({ replace_original: true });
    expect((await press()).responses).toEqual([]);
  });

  test('when Slack refuses the shared copy the person is told and may press again', async () => {
    const press = (fails: number) =>
      bot.act(
        { type: 'button', action_id: 'share_page', value: 'H12' },
        { messageTs: '1700000000.000300', fails },
      );
    expect((await press(1)).responses[0]?.text).toContain('Press Share again in a moment.');
    expect((await press(0)).responses.map((post) => post.response_type)).toEqual(['in_channel', 'ephemeral']);
  });
});
