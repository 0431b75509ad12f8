import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fatalError } from '../../src/store/messages.ts';
import { openStore } from '../../src/store/open.ts';
import { reachServer, tlsFor } from '../../src/store/server.ts';
import { quiet } from '../support/stores.ts';
import { selfSigned } from './certificate.ts';

describe('what sslmode means', () => {
  const noChecks = { rejectUnauthorized: false };
  test.each([
    ['postgres://u:p@localhost/d', false],
    ['postgres://u:p@127.0.0.1:5432/d', false],
    ['postgres://u:p@[::1]:5432/d', false],
    ['postgres:///d?host=/var/run/postgresql', false],
    ['postgres://u:p@ec2-1.compute-1.amazonaws.com:5432/d', noChecks],
    ['postgres://u:p@db.example.com/d?sslmode=disable', false],
    ['postgres://u:p@db.example.com/d?sslmode=require', noChecks],
    ['postgres://u:p@localhost/d?sslmode=require', noChecks],
    ['postgres://u:p@localhost/d?ssl=true', noChecks],
    ['postgres://u:p@db.example.com/d?sslmode=no-verify', noChecks],
    ['postgres://u:p@db.example.com/d?sslmode=verify-full', { rejectUnauthorized: true }],
  ])('%s', (url, expected) => {
    expect(tlsFor(new URL(url))).toEqual(expected);
  });

  test('the words about TLS are taken out of the address, so that pg does not read them in its own way', () => {
    const { config, where } = reachServer(
      'postgres://u:p%40ss@db.example.com:6000/d?sslmode=require&options=-csearch_path%3Dx',
    );
    expect(config.connectionString).toBe(
      'postgres://u:p%40ss@db.example.com:6000/d?options=-csearch_path%3Dx',
    );
    expect(where).toBe('the database d at db.example.com:6000');
  });
});

describe('a server with a certificate that it signed itself, as Heroku Postgres has', () => {
  const { cert, key } = selfSigned();
  let server: Server;
  let port = 0;
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tls-'));
    await writeFile(join(folder, 'root.pem'), cert);
    const secureContext = createSecureContext({ cert, key });
    server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        socket.write('S');
        const secured = new TLSSocket(socket, { isServer: true, secureContext });
        secured.on('error', () => {});
        secured.once('data', () => secured.end(fatalError('28P01', 'reached over TLS')));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const reached = /user name or password/;
  const refused = /certificate .* could not be verified/;
  test.each([
    ['localhost', 'sslmode=require', reached],
    ['localhost', 'sslmode=verify-full', refused],
    ['localhost', 'sslmode=verify-full&sslrootcert=ROOT', reached],
    ['127.0.0.1', 'sslmode=verify-full&sslrootcert=ROOT', refused],
    ['127.0.0.1', 'sslmode=verify-ca&sslrootcert=ROOT', reached],
    ['127.0.0.1', 'sslmode=verify-ca', refused],
  ])('at %s with %s', async (host, query, message) => {
    const root = encodeURIComponent(join(folder, 'root.pem'));
    const databaseUrl = `postgres://u:p@${host}:${port}/d?${query.replace('ROOT', root)}`;
    await expect(openStore({ databaseUrl, dataDir: '', log: quiet })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(message),
    });
  });
});
