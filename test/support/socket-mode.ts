import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

type Envelope = { envelope_id: string; payload?: Record<string, unknown> };

/** Slack's side of Socket Mode: hands out an address, greets, sends envelopes and waits for their acks. */
export async function startSocketMode() {
  const sockets = new WebSocketServer({ noServer: true });
  let connected = Promise.withResolvers<WebSocket>();
  const waiting = new Map<string, (ack: Envelope) => void>();
  const tokens: string[] = [];
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const ack: Envelope = JSON.parse(String(data));
      waiting.get(ack.envelope_id)?.(ack);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    connected.resolve(socket);
  });
  const server = createServer((request, response) => {
    tokens.push(`${request.url} ${request.headers.authorization}`);
    const { port } = server.address() as AddressInfo;
    const answers: Record<string, object> = {
      '/api/apps.connections.open': { ok: true, url: `ws://127.0.0.1:${port}/link` },
      '/api/auth.test': { ok: true, user_id: 'UB', bot_id: 'B1', team_id: 'T1' },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? ''] ?? { ok: false, error: 'unknown_method' }));
  });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (open) => sockets.emit('connection', open)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    tokens,
    /** Sends a payload as Slack does and gives what the bot acked with. */
    async send(type: string, payload: object): Promise<Record<string, unknown>> {
      const socket = await connected.promise;
      const id = `E${waiting.size + 1}`;
      const acked = new Promise<Envelope>((resolve) => waiting.set(id, resolve));
      socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true }));
      return (await acked).payload ?? {};
    },
    /** Tells the client to go, as Slack does every few hours, and resolves when it is back. */
    async disconnect(reason: 'warning' | 'refresh_requested'): Promise<void> {
      const socket = await connected.promise;
      connected = Promise.withResolvers();
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'wss-1.slack.com' } }));
      await connected.promise;
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
