/**
 * A stretch of a client's bytes that the engine runs in one go. `settled` says that the client waits for
 * "ready" after it, so another client may be served if no transaction is open.
 */
export type Unit = { bytes: Uint8Array; settled: boolean };

const lengthBytes = 4;
const flush = 'H';
/** Simple query, Sync, function call, Flush, end and failure of COPY: what a client sends before it waits. */
const ends = new Set(['startup', 'Q', 'S', 'F', flush, 'c', 'f']);

/**
 * Cuts what one client sends into units, whatever the size of the chunks it arrives in. Parse, Bind and
 * Execute stay together with their Sync: run apart, another client's Parse would replace the statement.
 * Message layout: PostgreSQL documentation, chapter "Message Formats".
 */
export function createCutter(): (chunk: Uint8Array) => Unit[] {
  let pending = Buffer.alloc(0);
  let seen = 0;
  let started = false;

  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const units: Unit[] = [];
    for (;;) {
      const typeBytes = started ? 1 : 0;
      if (pending.length < seen + typeBytes + lengthBytes) return units;
      const length = pending.readInt32BE(seen + typeBytes);
      if (length < lengthBytes) throw new Error(`a message of ${length} bytes is not the Postgres protocol`);
      const end = seen + typeBytes + length;
      if (pending.length < end) return units;
      const type = started ? pending.toString('latin1', seen, seen + 1) : 'startup';
      started = true;
      seen = end;
      if (ends.has(type)) {
        units.push({ bytes: pending.subarray(0, end), settled: type !== flush });
        pending = pending.subarray(end);
        seen = 0;
      }
    }
  };
}

/** What the engine answered to one unit. */
export type Answer = {
  /** For the client that asked. */
  own: Uint8Array;
  /** Notifications: they are for every client. */
  shared: Uint8Array;
  /** From the last "ready for query": nothing open, a transaction, or a failed one; none if it never got ready. */
  ready: 'I' | 'T' | 'E' | undefined;
};

/** Reads the engine's bytes once, message by message. */
export function readAnswer(answer: Uint8Array): Answer {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const own: Uint8Array[] = [];
  const shared: Uint8Array[] = [];
  let ready: Answer['ready'];
  let at = 0;
  while (at < bytes.length) {
    const type = bytes.toString('latin1', at, at + 1);
    const end = at + 1 + bytes.readInt32BE(at + 1);
    (type === 'A' ? shared : own).push(bytes.subarray(at, end));
    if (type === 'Z') ready = bytes.toString('latin1', end - 1, end) as Answer['ready'];
    at = end;
  }
  return { own: shared.length === 0 ? answer : Buffer.concat(own), shared: Buffer.concat(shared), ready };
}

/** A fatal error as the server would send it before it closes a connection. */
export function fatalError(sqlState: string, message: string): Uint8Array {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${sqlState}\0M${message}\0\0`, 'utf8');
  const head = Buffer.alloc(1 + lengthBytes);
  head.write('E');
  head.writeInt32BE(fields.length + lengthBytes, 1);
  return Buffer.concat([head, fields]);
}

/** A simple query, as a client would send it. */
export function queryMessage(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`, 'utf8');
  const head = Buffer.alloc(1 + lengthBytes);
  head.write('Q');
  head.writeInt32BE(text.length + lengthBytes, 1);
  return Buffer.concat([head, text]);
}

/** Sync, then ROLLBACK: leaves nothing of a client behind. */
export function rollbackMessage(): Uint8Array {
  return Buffer.concat([Buffer.from([0x53, 0, 0, 0, lengthBytes]), queryMessage('rollback')]);
}
