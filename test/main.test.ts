import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { freePort } from './support/ports.ts';
import { runScript } from './support/process.ts';

describe('starting the bot', () => {
  test('half-set Slack settings are refused in plain sentences, all at once', async () => {
    const { status, err } = await runScript('src/main.ts', [], {
      env: { SLACK_CLIENT_ID: '1.2', ROLE: 'boss' },
    });
    expect(status).toBe(1);
    expect(err).toContain('ROLE must be one of all, web, worker');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a port in use is a sentence with the next step', async () => {
    const port = await freePort();
    const blocker = createServer().listen(port, '127.0.0.1');
    await once(blocker, 'listening');
    const { status, err } = await runScript('src/main.ts', [], { env: { PORT: String(port) } });
    blocker.close();
    expect(status).toBe(1);
    expect(err).toContain(`Port ${port} is already in use`);
    expect(err).toContain('PORT=');
    expect(err).not.toMatch(/\n\s+at /);
  });
});
