import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

const secret = 'bench-secret-0123456789';
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function post(port: number, body: string): Promise<number> {
  const at = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: '/slack/events',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': at,
          'x-slack-signature': `v0=${digest}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The form that `/heroku-error <text>` travels as. */
export function commandBody(text: string): string {
  return new URLSearchParams({
    command: '/heroku-error',
    text,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/none',
  }).toString();
}

let sent = 0;

/** Acks a second of the server on `port`, over `count` signed slash commands, 16 at a time. Each gets a number for its body. */
export async function acksPerSecond(
  port: number,
  bodyOf: (number: number) => string,
  count: number,
): Promise<number> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      sent += 1;
      const status = await post(port, bodyOf(sent));
      if (status !== 200) throw new Error(`the server answered ${status}`);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: 16 }, worker));
  return count / ((performance.now() - from) / 1000);
}

export { secret };
