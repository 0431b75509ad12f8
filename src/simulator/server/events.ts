import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Feed, FeedEntry } from '../workspace/feed.ts';

/** A comment line this often keeps the connection open through anything between. */
const heartbeatMs = 15_000;

/**
 * Streams the feed of one person as Server-Sent Events, first what came after `lastId`. When the feed no longer
 * knows that id the page is told to load everything anew (`reset`).
 */
export function streamEvents(
  request: IncomingMessage,
  response: ServerResponse,
  feed: Feed,
  user: string,
  lastId: string,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = ({ id, event, audience }: FeedEntry): void => {
    if (audience.has(user)) response.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  const missed = feed.after(lastId);
  if (missed) for (const entry of missed) send(entry);
  else response.write(`id: ${feed.lastId()}\ndata: {"type":"reset"}\n\n`);
  response.write(': connected\n\n');
  const unsubscribe = feed.subscribe(send);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  request.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
