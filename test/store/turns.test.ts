import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rollbackMessage } from '../../src/store/messages.ts';
import { createTurns } from '../../src/store/turns.ts';

const rollback = Buffer.from(rollbackMessage()).toString('hex');

/** An engine with one session: `b…` opens a transaction, `c…` closes it, the rest does neither. */
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
      return Buffer.from(`ran ${text}`);
    },
    inTransaction: () => open,
  };
}

function start(patienceMs = 60_000) {
  const engine = fakeEngine();
  const answers: [number, string][] = [];
  const dismissed = Promise.withResolvers<number>();
  const broken = Promise.withResolvers<unknown>();
  const waiting = new Map<string, () => void>();
  const turns = createTurns({
    engine,
    patienceMs,
    answer(client, bytes) {
      answers.push([client, Buffer.from(bytes).toString()]);
      waiting.get(`${client}`)?.();
    },
    dismiss: (client) => dismissed.resolve(client),
    broken: (error) => broken.resolve(error),
  });
  const ask = (client: number, text: string, settled = true) =>
    turns.ask(client, { bytes: Buffer.from(text), settled });
  const answered = (client: number) => new Promise<void>((resolve) => waiting.set(`${client}`, resolve));
  return { engine, turns, ask, answered, answers, dismissed: dismissed.promise, broken: broken.promise };
}

describe('turns on the one session', () => {
  test('a transaction is never interrupted, whoever else asks in between, and everybody is answered', async () => {
    const scripts = fc.array(fc.array(fc.constantFrom('q', 'bqc', 'bqqc'), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(scripts, async (clients) => {
        const { engine, ask, answered, answers } = start();
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
        expect(answers).toHaveLength(clients.flat().join('').length);
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
