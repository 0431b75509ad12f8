import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rollbackMessage } from '../../src/store/messages.ts';
import { createTurns } from '../../src/store/turns.ts';

const rollback = Buffer.from(rollbackMessage()).toString('hex');

/** An engine with one session: `b…` opens a transaction, `c…` closes it, `x…` never gets ready, the rest is plain. */
function fakeEngine() {
  const ran: string[] = [];
  let open = false;
  return {
    ran,
    async run(bytes: Uint8Array): Promise<Uint8Array> {
      await setImmediate();
      const text =
        Buffer.from(bytes).toString('hex') === rollback ? 'rollback' : Buffer.from(bytes).toString();
      ran.push(text);
      if (text.startsWith('b')) open = true;
      if (text.startsWith('c') || text === 'rollback') open = false;
      const ready = Buffer.from([0x5a, 0, 0, 0, 5, (open ? 'T' : 'I').charCodeAt(0)]);
      return text.startsWith('x') || text.startsWith('h') ? Buffer.alloc(0) : ready;
    },
  };
}

function start(patienceMs = 60_000) {
  const engine = fakeEngine();
  let answers = 0;
  const dismissed = Promise.withResolvers<number>();
  const broken = Promise.withResolvers<unknown>();
  const waiting = new Map<number, () => void>();
  const turns = createTurns({
    run: (bytes) => engine.run(bytes),
    patienceMs,
    answer(client) {
      answers += 1;
      waiting.get(client)?.();
    },
    share() {},
    dismiss: (client) => dismissed.resolve(client),
    broken: (error) => broken.resolve(error),
  });
  const ask = (client: number, text: string, settled = true) =>
    turns.ask(client, { bytes: Buffer.from(text), settled });
  const answered = (client: number) => new Promise<void>((resolve) => waiting.set(client, resolve));
  const asked = () => answers;
  return { engine, turns, ask, answered, asked, dismissed: dismissed.promise, broken: broken.promise };
}

describe('turns on the one session', () => {
  test('a transaction is never interrupted, whoever else asks in between, and everybody is answered', async () => {
    const scripts = fc.array(fc.array(fc.constantFrom('q', 'bqc', 'bqqc'), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(scripts, async (clients) => {
        const { engine, ask, answered, asked } = start();
        await Promise.all(
          clients.map(async (script, client) => {
            for (const [i, letter] of [...script.join('')].entries()) {
              const done = answered(client);
              ask(client, `${letter}${client}.${i}`);
              await done;
            }
          }),
        );
        let inside: string | undefined;
        for (const text of engine.ran) {
          const client = text.slice(1).split('.')[0];
          if (inside !== undefined) expect(client).toBe(inside);
          if (text.startsWith('b')) inside = client;
          if (text.startsWith('c')) inside = undefined;
        }
        expect(asked()).toBe(clients.flat().join('').length);
      }),
      { numRuns: 40 },
    );
  });

  test('a client that leaves in the middle of a transaction is rolled back before the next one is served', async () => {
    const { engine, turns, ask, answered } = start();
    const begun = answered(1);
    ask(1, 'b1');
    await begun;
    const other = answered(2);
    ask(2, 'q2');
    turns.leave(1);
    await other;
    expect(engine.ran).toEqual(['b1', 'rollback', 'q2']);
  });

  test('what a client asked before it left is still done', async () => {
    const { engine, turns, ask, answered } = start();
    ask(1, 'q1');
    turns.leave(1);
    const other = answered(2);
    ask(2, 'q2');
    await other;
    expect(engine.ran).toEqual(['q1', 'q2']);
  });

  test('a client that is idle in a transaction while another waits is dismissed, and the other is served', async () => {
    const { engine, ask, answered, dismissed } = start(20);
    ask(1, 'b1');
    const other = answered(2);
    ask(2, 'q2');
    expect(await dismissed).toBe(1);
    await other;
    expect(engine.ran).toEqual(['b1', 'rollback', 'q2']);
  });

  test('other clients that keep asking do not give an idle transaction more time', async () => {
    const { ask, dismissed } = start(50);
    ask(1, 'b1');
    const asking = setInterval(() => ask(2, 'q2'), 5);
    expect(await dismissed).toBe(1);
    clearInterval(asking);
  });

  test('a client that is not ready yet keeps its turn', async () => {
    const { engine, ask, answered } = start();
    const first = answered(1);
    ask(1, 'h1', false);
    await first;
    ask(2, 'q2');
    const rest = answered(2);
    ask(1, 'q1');
    await rest;
    expect(engine.ran).toEqual(['h1', 'q1', 'q2']);
  });

  test('an engine that does not get ready is reported and nothing runs on it after that', async () => {
    const { engine, ask, broken } = start();
    ask(1, 'x1');
    ask(2, 'q2');
    expect(String(await broken)).toContain('stopped in the middle');
    await setImmediate();
    expect(engine.ran).toEqual(['x1']);
  });

  test('an engine that fails is reported and nothing runs on it after that', async () => {
    const { engine, ask, broken } = start();
    let runs = 0;
    engine.run = () => {
      runs += 1;
      return Promise.reject(new Error('out of memory'));
    };
    ask(1, 'q1');
    ask(2, 'q2');
    expect(await broken).toEqual(new Error('out of memory'));
    await setImmediate();
    expect(runs).toBe(1);
  });
});
