import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { ClientConfig } from 'pg';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { EngineSettings, FromEngine, ToEngine } from './engine-worker.ts';
import { lockFolder } from './folder-lock.ts';
import { answerMs, idleInTransactionMs } from './limits.ts';
import { createThreadStream } from './thread-stream.ts';

/** What `pg` clients are made from; nothing in it is `undefined`, so that it can be spread into other settings. */
export type Connection = Readonly<{ [Name in keyof ClientConfig]?: Exclude<ClientConfig[Name], undefined> }>;

/** A way to a database, what to call it, and how to let go of it. */
export type Reach = { config: Connection; where: string; close(): Promise<void> };

/**
 * Starts Postgres in a thread of this process, with its files in `dataDir`. Clients are plain `pg` clients
 * whose stream leads to that thread instead of a socket: no port is opened that others could connect to.
 * @throws AppError `conflict` when another process uses the folder, `unavailable` when it cannot be used.
 */
export async function startEmbedded(dataDir: string, log: Log): Promise<Reach> {
  const lock = lockFolder(dataDir);
  try {
    const engine = await startEngine(dataDir, log);
    return {
      config: { stream: engine.connect, user: 'postgres', database: 'postgres', query_timeout: answerMs },
      where: `the embedded database in ${dataDir}`,
      close: () => engine.stop().finally(lock.release),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A folder that was killed while it was being created holds nothing: it is created again. */
async function startEngine(dataDir: string, log: Log): Promise<EngineThread> {
  const folder = join(dataDir, 'postgres');
  const unfinished = join(dataDir, 'unfinished');
  if (existsSync(unfinished)) rmSync(folder, { recursive: true, force: true });
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  if (isNew) writeFileSync(unfinished, 'The database is being created and holds nothing yet.\n');
  const engine = await startThread({ folder, patienceMs: idleInTransactionMs }, log).catch(
    (cause: unknown) => {
      throw new AppError(
        'unavailable',
        `The embedded database in ${folder} does not start. Move the folder away to begin with an empty one, or set DATABASE_URL to use a Postgres server.`,
        { cause },
      );
    },
  );
  if (isNew) rmSync(unfinished);
  return engine;
}

const longestStopMs = 5000;

type EngineThread = { connect(): Duplex; stop(): Promise<void> };

async function startThread(settings: EngineSettings, log: Log): Promise<EngineThread> {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: settings });
  const tell = (message: ToEngine, moved: ArrayBuffer[] = []) => worker.postMessage(message, moved);
  const clients = new Map<number, Duplex>();
  let last = 0;
  let stopped: Error | undefined;

  const started = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const end = (why: string) => {
    if (stopped !== undefined) return;
    log.error({ reason: why }, 'the embedded database stopped by itself; start the app again');
    stopped = stopError(why);
    for (const client of clients.values()) client.destroy(stopped);
    started.reject(stopped);
  };

  worker.on('message', (message: FromEngine) => {
    if ('ready' in message) started.resolve();
    else if ('broken' in message) end(message.broken);
    else if ('bytes' in message) clients.get(message.client)?.push(message.bytes);
    else clients.get(message.client)?.push(null);
  });
  worker.on('error', (error) => end(String(error)));
  worker.on('exit', () => {
    end('its thread ended');
    ended.resolve();
  });
  await started.promise;

  return {
    connect() {
      const client = ++last;
      const stream = createThreadStream(
        (bytes) => tell({ client, bytes }, [bytes.buffer]),
        () => {
          if (clients.delete(client)) tell({ client, gone: true });
        },
      );
      clients.set(client, stream);
      if (stopped !== undefined) stream.destroy(stopped);
      return stream;
    },
    async stop() {
      stopped ??= stopError('it was closed');
      tell({ stop: true });
      // A thread in the middle of a long statement hears nothing. What it committed is safe in its log.
      const patience = setTimeout(() => worker.terminate(), longestStopMs);
      await ended.promise;
      clearTimeout(patience);
    },
  };
}

/** As if a server had gone: `pg` and whoever explains its errors know what to do with it. */
function stopError(why: string): Error {
  return Object.assign(new Error(`the embedded database has stopped: ${why}`), { code: 'ECONNREFUSED' });
}
