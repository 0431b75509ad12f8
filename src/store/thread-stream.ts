import { Duplex } from 'node:stream';

/**
 * A stream for a `pg` client that leads to another thread. It has the few methods of a socket that `pg`
 * calls; those that tune a network do nothing.
 */
export function createThreadStream(
  send: (bytes: Uint8Array<ArrayBuffer>) => void,
  leave: () => void,
): Duplex {
  const stream: Duplex = new Duplex({
    allowHalfOpen: false,
    read() {},
    write(chunk: Uint8Array, _encoding, done) {
      send(Uint8Array.from(chunk));
      done();
    },
    final(done) {
      leave();
      stream.push(null);
      done();
    },
    destroy(error, done) {
      leave();
      done(error);
    },
  });
  const nothing = () => stream;
  return Object.assign(stream, {
    connect() {
      setImmediate(() => stream.emit('connect'));
      return stream;
    },
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  });
}
