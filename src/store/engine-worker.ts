import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { createCutter, queryMessage } from './messages.ts';
import { createTurns } from './turns.ts';

/** What the thread is told. A client is opened by its first bytes. */
export type ToEngine =
  | { client: number; bytes: Uint8Array }
  | { client: number; gone: true }
  | { stop: true };

/** What the thread says. */
export type FromEngine =
  | { ready: true }
  | { client: number; bytes: Uint8Array }
  | { client: number; dismissed: true }
  | { broken: string };

export type EngineSettings = { folder: string; patienceMs: number };

const tidyEveryMs = 3_600_000;

/** Runs the embedded engine beside the main thread, which must answer Slack while Postgres works. */
async function serve(port: MessagePort, settings: EngineSettings): Promise<void> {
  const say = (message: FromEngine) => port.postMessage(message);
  const database = await PGlite.create(settings.folder);
  const cutters = new Map<number, ReturnType<typeof createCutter>>();

  const turns = createTurns({
    patienceMs: settings.patienceMs,
    async run(bytes) {
      const chunks: Uint8Array[] = [];
      await database.execProtocolRawStream(bytes, { onRawData: (chunk) => chunks.push(chunk.slice()) });
      return Buffer.concat(chunks);
    },
    answer: (client, bytes) => say({ client, bytes }),
    share(bytes) {
      for (const client of cutters.keys()) say({ client, bytes });
    },
    dismiss(client, bytes) {
      say({ client, bytes });
      say({ client, dismissed: true });
    },
    broken(error) {
      say({ broken: wordsOf(error) });
      process.exit(1);
    },
  });

  // Nothing else removes dead rows here: the embedded engine has no autovacuum.
  setInterval(
    () => turns.ask(0, { bytes: queryMessage('vacuum analyze'), settled: true }),
    tidyEveryMs,
  ).unref();

  port.on('message', (message: ToEngine) => {
    if ('stop' in message) {
      void database.close().finally(() => port.close());
    } else if ('gone' in message) {
      cutters.delete(message.client);
      turns.leave(message.client);
    } else {
      const cut = cutters.get(message.client) ?? createCutter();
      cutters.set(message.client, cut);
      for (const unit of cut(message.bytes)) turns.ask(message.client, unit);
    }
  });
  say({ ready: true });
}

/** The engine throws objects that are no errors when its program exits. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : JSON.stringify(error);
}

if (parentPort !== null) {
  const port = parentPort;
  serve(port, workerData as EngineSettings).catch((error: unknown) => {
    port.postMessage({ broken: wordsOf(error) } satisfies FromEngine);
    port.close();
  });
}
