import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackApi } from '../support/slack-api.ts';

/** A receiver of webhooks. */
export type Receiver = {
  origin: string;
  /** The ids of what arrived and was answered, in order. */
  arrived: string[];
  /** The next delivery waits. */
  hold(): ReturnType<SlackApi['hold']>;
  close(): void;
};

export async function startReceiver(): Promise<Receiver> {
  const arrived: string[] = [];
  let held: { arrive(): void; until: Promise<boolean> } | undefined;
  const server = createServer(async (request, response) => {
    const gate = held;
    held = undefined;
    gate?.arrive();
    if ((await gate?.until) === false) return request.socket.destroy();
    arrived.push(String(request.headers['webhook-id']));
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    hold() {
      const arrival = Promise.withResolvers<void>();
      const going = Promise.withResolvers<boolean>();
      held = { arrive: arrival.resolve, until: going.promise };
      return {
        arrived: arrival.promise,
        release: () => going.resolve(true),
        drop: () => going.resolve(false),
      };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
