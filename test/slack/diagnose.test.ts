import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { limitProblems, viewProblems } from '../support/limits.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.stop());

const json = (value: unknown) => JSON.stringify(value);

const router = (minute: number, code: string, path = '/checkout') =>
  `2026-11-02T14:${String(minute).padStart(2, '0')}:09.118204+00:00 heroku[router]: at=error code=${code} desc="Request timeout" method=GET path="${path}" host=demo.herokuapp.com request_id=7d3c1f0a-5b2e-4c19-9a44-0e6f8b1d2c37 fwd="203.0.113.24" dyno=web.1 connect=1ms service=30000ms status=503 bytes=0 protocol=https`;
const lines = [5, 6, 6, 7].map((minute) => router(minute, 'H12')).join('\n');

/** A command that answers through its `response_url`. */
async function command(name: string, text: string) {
  const before = bot.responses.length;
  const reply = await bot.command(name, text);
  await bot.idle();
  return { reply, responses: bot.responses.slice(before) };
}

describe('pasted logs', () => {
  test.each(['/heroku-error', '/heroku-kb'])(
    '%s gives the diagnosis in private: counts, chart, strip, cause, first step',
    async (name) => {
      const { reply, responses } = await command(name, lines);
      expect(reply).toMatchObject({ status: 200, body: '' });
      const [shown] = responses;
      expect(shown).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(shown?.text).toContain('H12 4');
      expect(shown?.text).toContain('2026-11-02 14:05:09 UTC');
      for (const part of [
        'data_visualization',
        '"H12"',
        'First: ',
        '/checkout',
        'web.1 (4)',
        'share_diagnosis',
        '<!date^',
      ]) {
        expect(json(shown?.blocks)).toContain(part);
      }
      if (shown !== undefined) expect(limitProblems(shown)).toEqual([]);
    },
  );

  test('a workspace that refuses the chart gets the strip with the same numbers, at once the next time', async () => {
    bot.refuse(1);
    const [plain] = (await command('/heroku-error', lines)).responses;
    expect(json(plain?.blocks)).not.toContain('data_visualization');
    expect(json(plain?.blocks)).toContain(' = 4');
    const again = await command('/heroku-error', lines);
    expect(again.responses).toHaveLength(1);
    expect(json(again.responses[0]?.blocks)).not.toContain('data_visualization');
  });

  test('secrets in the lines are nowhere in the answer', async () => {
    const secret = ['hunter2', 'correcthorse'].join('-');
    const leaking = `2026-11-02T14:04:59.000000+00:00 app[web.1]: FATAL could not connect to postgres://admin:${secret}@db.example.com/x\n${lines}`;
    const { responses } = await command('/heroku-error', leaking);
    expect(json(responses)).not.toContain(secret);
    const id = /"share_diagnosis".*?"value":"([^"]+)"/.exec(json(responses))?.[1] ?? '';
    await bot.act({ type: 'button', action_id: 'show_evidence', value: id });
    const view = bot.api.callsOf('views.open').at(-1)?.args.view;
    expect(viewProblems(view)).toEqual([]);
    expect(json(view)).not.toContain(secret);
    expect(json(view)).toContain('code=H12');
  });

  test('it is shared once, without buttons, and a diagnosis that is gone says so', async () => {
    const { responses } = await command('/heroku-error', lines);
    const id = /"share_diagnosis".*?"value":"([^"]+)"/.exec(json(responses))?.[1] ?? '';
    const press = (value: string) => bot.act({ type: 'button', action_id: 'share_diagnosis', value });
    const [shared] = (await press(id)).responses;
    expect(shared).toMatchObject({ response_type: 'in_channel' });
    expect(json(shared?.blocks)).toContain('Shared by <@U1>');
    expect(json(shared?.blocks)).not.toContain('share_diagnosis');
    expect((await press(id)).responses).toEqual([]);
    expect((await press('no-such-id')).responses[0]?.text).toContain('Paste the lines again.');
  });

  test('a quiet night says that nothing is wrong', async () => {
    const quiet = router(5, 'H12')
      .replace('at=error code=H12 desc="Request timeout"', 'at=info')
      .replace('status=503', 'status=200');
    const { responses } = await command('/heroku-error', quiet);
    expect(responses[0]?.text).toContain('Nothing is wrong here');
  });

  test('Explain Heroku errors diagnoses the lines of a message, and a file attached to one', async () => {
    const explain = (message: object) =>
      bot.shortcut({ type: 'message_action', callback_id: 'explain_errors', message });
    expect((await explain({ ts: '1', text: lines })).responses[0]?.text).toContain('H12 4');
    const file = bot.api.upload('today.log', lines);
    expect((await explain({ ts: '1', text: '', files: [file] })).responses[0]?.text).toContain('H12 4');
  });
});

describe('logs in conversations', () => {
  const posted = () => bot.api.callsOf('chat.postMessage');
  const said = () => json(posted().at(-1)?.args);
  const direct = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1' };

  test('a log in a direct message and one in a thread with the bot mentioned are diagnosed there', async () => {
    await bot.event({ ...direct, ts: '1800.1', text: lines });
    expect(posted().at(-1)?.args).toMatchObject({ channel: 'D1' });
    expect(said()).toContain('H12 4');
    const text = `<@UB> what is this?\n\`\`\`${lines}\`\`\``;
    await bot.event({
      type: 'app_mention',
      channel: 'C1',
      user: 'U1',
      ts: '1800.3',
      thread_ts: '1800.2',
      text,
    });
    expect(posted().at(-1)?.args).toMatchObject({ channel: 'C1', thread_ts: '1800.2' });
    expect(said()).toContain('H12 4');
  });

  test('a file in a direct message or beside a mention is read, with or without words', async () => {
    const files = [bot.api.upload('today.log', lines)];
    await bot.event({ ...direct, subtype: 'file_share', ts: '1800.4', text: '', files });
    expect(said()).toContain('H12 4');
    await bot.event({
      type: 'app_mention',
      channel: 'C1',
      user: 'U1',
      ts: '1800.5',
      text: '<@UB> why?',
      files,
    });
    expect(posted().at(-1)?.args).toMatchObject({ channel: 'C1', thread_ts: '1800.5' });
    expect(said()).toContain('H12 4');
  });

  test('a file that is gone, and the log of another platform, get a clear sentence', async () => {
    const gone = bot.api.upload('gone.log', lines, { status: 404 });
    await bot.event({ ...direct, subtype: 'file_share', ts: '1800.6', text: '', files: [gone] });
    expect(said()).toContain('was deleted before it could be read');
    const other = bot.api.upload(
      'k8s.log',
      'Warning CrashLoopBackOff pod/shop-1 Readiness probe failed\n'.repeat(9),
    );
    await bot.event({ ...direct, subtype: 'file_share', ts: '1800.7', text: '', files: [other] });
    expect(said()).toContain('Kubernetes');
  });
});

describe('the form for logs', () => {
  const values = (text: string | null, files: object[] = []) => ({
    lines: { text: { value: text } },
    file: { upload: { files } },
  });
  const submit = (text: string | null, files?: object[]) => bot.submit('logs_view', values(text, files));
  const updated = () => json(bot.api.callsOf('views.update').at(-1)?.args.view);

  test('its button opens it, and what is pasted is diagnosed in place', async () => {
    await bot.act({ type: 'button', action_id: 'open_logs', value: 'logs' });
    const view = bot.api.callsOf('views.open').at(-1)?.args.view as { private_metadata: string };
    expect(viewProblems(view)).toEqual([]);
    const more = { private_metadata: view.private_metadata };
    const { reply, responses } = await bot.submit('logs_view', values(lines), more);
    expect(reply.message.response_action).toBe('update');
    expect(json(reply.message.view)).toContain('H12 4');
    expect(viewProblems(reply.message.view)).toEqual([]);
    expect(json(responses[0]?.blocks)).toContain('share_diagnosis');
  });

  test('with nothing in it, it asks for lines or a file', async () => {
    const { reply } = await submit('  ');
    expect(reply.message).toMatchObject({
      response_action: 'errors',
      errors: { lines: expect.stringContaining('Paste') },
    });
  });

  test('an attached file is read from Slack with the token of the bot', async () => {
    const big = Array.from({ length: 5000 }, (_, at) => router(at % 60, 'H12')).join('\n');
    const { reply } = await submit(null, [bot.api.upload('big.log', big)]);
    expect(json(reply.message.view)).toContain('Reading big.log');
    expect(updated()).toContain('H12 5,000');
  });

  test.each([
    ['is empty', '', {}, 'gone.log is empty'],
    ['was deleted meanwhile', lines, { status: 404 }, 'was deleted before it could be read'],
    ['breaks off', lines.repeat(2000), { breaksOff: true }, 'broke off while it was read'],
    ['comes as a sign-in page', '<html>', { type: 'text/html' }, 'needs the scope files:read'],
    ['is binary', Buffer.from([0, 1, 2, 255, 254, 0, 0]), {}, 'looks like a log of Heroku'],
  ])('a file that %s gets a clear sentence', async (_name, content, answer, words) => {
    await submit(null, [bot.api.upload('gone.log', content, answer)]);
    expect(updated()).toContain(words);
  });

  test('a file over the limit is not even fetched, and one that is not in Slack is not reached', async () => {
    await submit(null, [{ ...bot.api.upload('huge.log', 'x'), size: 100 * 1024 * 1024 }]);
    expect(updated()).toContain('larger than 50 MB');
    await submit(null, [
      { id: 'F', name: 'x.log', size: 1, url_private_download: 'https://evil.example/x.log' },
    ]);
    expect(updated()).toContain('is not stored in Slack');
  });
});
