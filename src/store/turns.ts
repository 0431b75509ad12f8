import { fatalError, readAnswer, rollbackMessage, type Unit } from './messages.ts';

/** Runs one unit on the one session of the embedded engine and gives everything that it answered. */
export type Run = (bytes: Uint8Array) => Promise<Uint8Array>;

export type Turns = {
  ask(client: number, unit: Unit): void;
  /** The client is gone: what it left open is rolled back when its turn comes. */
  leave(client: number): void;
};

type Waiting = { client: number; unit: Unit | 'leave' };

/**
 * Shares one session among many clients, a turn at a time: a turn is one unit, or all units of a transaction.
 * A client that holds a transaction open and says nothing for `patienceMs` while others wait is dismissed, as
 * a server does with `idle_in_transaction_session_timeout`.
 */
export function createTurns(options: {
  run: Run;
  patienceMs: number;
  answer(client: number, bytes: Uint8Array): void;
  /** Notifications, for all clients. */
  share(bytes: Uint8Array): void;
  /** Closes the client's connection; `bytes` is the last thing it hears. */
  dismiss(client: number, bytes: Uint8Array): void;
  /** The engine itself failed: nothing runs after this. */
  broken(error: unknown): void;
}): Turns {
  const { run, patienceMs, answer, share, dismiss, broken } = options;
  const waiting: Waiting[] = [];
  let holder: number | undefined;
  let working = false;
  let patience: NodeJS.Timeout | undefined;

  function take(): Waiting | undefined {
    const at = holder === undefined ? 0 : waiting.findIndex(({ client }) => client === holder);
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  }

  async function serve({ client, unit }: Waiting): Promise<void> {
    if (unit === 'leave') {
      if (holder === client) await run(rollbackMessage());
      holder = undefined;
      return;
    }
    const { own, shared, ready } = readAnswer(await run(unit.bytes));
    answer(client, own);
    if (shared.length > 0) share(shared);
    if (unit.settled && ready === undefined) throw new Error('it stopped in the middle of an answer');
    holder = ready === 'I' ? undefined : client;
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let next = take(); next !== undefined; next = take()) {
      clearTimeout(patience);
      patience = undefined;
      try {
        await serve(next);
      } catch (error) {
        broken(error);
        return;
      }
    }
    working = false;
    if (holder !== undefined && waiting.length > 0) patience ??= setTimeout(giveUp, patienceMs, holder);
  }

  function giveUp(client: number): void {
    dismiss(client, fatalError('25P03', 'terminating connection due to idle-in-transaction timeout'));
    leave(client);
  }

  function leave(client: number): void {
    waiting.push({ client, unit: 'leave' });
    void work();
  }

  return {
    ask(client, unit) {
      waiting.push({ client, unit });
      void work();
    },
    leave,
  };
}
