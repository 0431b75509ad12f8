import type { Confidence } from './rule.ts';

/** What a code says when it stands alone: the cause, how surely, the first step and a page beside its own. */
export type CodeCause = {
  cause: string;
  confidence: Confidence;
  firstStep: string;
  pages: readonly string[];
};

const row = (confidence: Confidence, cause: string, firstStep: string, ...pages: string[]): CodeCause => ({
  cause,
  confidence,
  firstStep,
  pages,
});
const old = (cause: string, ...pages: string[]) =>
  row(
    'almost certain',
    `${cause} Heroku no longer writes this code: these lines are old.`,
    'Compare their dates with what runs today: `heroku logs --tail -a APP`',
    ...pages,
  );

/** Every documented code (Heroku's error-codes page), for when no rule connects it with anything else. */
export const codeCauses: Readonly<Record<string, CodeCause>> = {
  H10: row(
    'likely',
    'The web dyno has crashed or did not come up. The reason stands in the app’s output before the first H10.',
    'See the dynos and the lines before the crash: `heroku ps -a APP`, `heroku logs -n 1500 -a APP`',
    'application-error-page',
  ),
  H11: row(
    'likely',
    'More requests arrive than the dynos can answer, and the router refuses the rest.',
    'Add dynos: `heroku ps:scale web=4 -a APP`',
    'scaling',
  ),
  H12: row(
    'likely',
    'Requests took longer than 30 seconds: a slow query, a slow service, or all threads busy.',
    'Find the slow paths: `heroku logs --tail --source heroku -a APP`; look into the database: `heroku pg:ps -a APP`',
    'addressing-h12',
  ),
  H13: row(
    'likely',
    'The app closed the connection without an answer: a worker was stopped or crashed, or its keep-alive time is shorter than the router’s.',
    'Look for stopped workers in the same second: `heroku logs --tail --source app -a APP`',
    'router2-h13-h18',
  ),
  H14: row(
    'almost certain',
    'No web dyno is running: web is scaled to zero, or the release has no web process.',
    'Look and start one: `heroku ps -a APP`, `heroku ps:scale web=1 -a APP`',
    'scaling',
    'procfile',
  ),
  H15: row(
    'likely',
    'A connection was silent for 55 seconds in the middle of an answer: a stream or WebSocket without a heartbeat.',
    'Send something every 30 seconds on open streams; see which paths: `heroku logs --tail --source heroku -a APP`',
    'streaming-responses',
    'websockets',
  ),
  H16: old('A redirect to herokuapp.com.', 'error-code-changes'),
  H17: row(
    'likely',
    'The app sent something that is not valid HTTP: bad headers, or TLS on its own port.',
    'Look at the raw answer in the dyno: `heroku ps:exec -a APP`, then curl to $PORT',
    'http-routing',
  ),
  H18: row(
    'likely',
    'The app began an answer and then cut the connection: a crash, a restart, or an upload that it did not read to the end.',
    'Compare with restarts and crashes at the same time: `heroku releases -a APP`, `heroku logs --tail -a APP`',
    'router2-h13-h18',
  ),
  H19: row(
    'likely',
    'The router could not connect to a dyno within 5 seconds: the process is too busy to accept, or its host is being replaced.',
    'Run at least two web dynos: `heroku ps:scale web=2 -a APP`, and restart a stuck one',
    'h19-bursts',
  ),
  H20: row(
    'likely',
    'No web dyno came up within 75 seconds.',
    'See what slows the start: `heroku logs --tail -p web -a APP`; move builds and migrations out of the start command',
    'r10-general',
  ),
  H21: row(
    'likely',
    'The dyno refused the connection: its web process has ended while the dyno goes on.',
    'Restart it: `heroku ps:restart -a APP`',
    'multiple-processes-one-dyno',
  ),
  H22: row(
    'likely',
    'Too many connections are open at once: slow answers or many long-lived connections.',
    'Add dynos: `heroku ps:scale web=4 -a APP`',
    'websockets',
    'scaling',
  ),
  H23: old('A WebSocket came through a proxy that cannot carry it.', 'error-code-changes'),
  H24: row(
    'likely',
    'A router was taken down while it served long requests. The fault is on the platform’s side.',
    'Repeat the requests; if it goes on, check `heroku status`',
    'http-routing',
  ),
  H25: row(
    'almost certain',
    'The app answered with a header, cookie or length that the router does not accept.',
    'Read the text after "HTTP restriction:" and make that header smaller; watch: `heroku logs --tail --source heroku -a APP`',
    'http-routing',
  ),
  H26: row(
    'likely',
    'A client sent a request that breaks the rules of HTTP. Often that is a scanner.',
    'See who sends them (cause= and fwd=): `heroku logs --tail --source heroku -a APP`',
    'http-routing',
  ),
  H27: row(
    'possible',
    'Visitors went away before the answer came: a closed tab, a lost network, or a client that waits less than the app needs.',
    'No need to act on single ones; if they gather on a path, make it faster: `heroku logs --tail --source heroku -a APP`',
    'client-timeouts',
  ),
  H28: row(
    'possible',
    'Clients began a request and then sent nothing for 55 seconds: slow uploads or lost networks.',
    'Send large files straight to storage; see which paths: `heroku logs --tail --source heroku -a APP`',
    'direct-s3-uploads',
  ),
  H31: row(
    'possible',
    'Clients ask an address that does not serve this host: old DNS, or crawlers with an old address.',
    'Compare DNS with `heroku domains -a APP`',
    'cname-target',
    'dns-propagation',
  ),
  H32: row(
    'likely',
    'The host of the request and the name on the TLS certificate differ, usually behind a proxy or CDN.',
    'Check certificates and domains: `heroku certs -a APP`, `heroku domains -a APP`',
    'cert-mismatch',
    'nginx-proxy',
  ),
  H33: row(
    'possible',
    'HTTP/2 streams were broken between client and router.',
    'See whether it goes on: `heroku logs --tail --source heroku -a APP`; report it if it does',
    'router2-migration-tips',
  ),
  H34: row(
    'likely',
    'No dyno accepted connections, so the router set all of them aside for a few seconds.',
    'Look at load and crashes: `heroku ps -a APP`; add dynos: `heroku ps:scale web=3 -a APP`',
    'h19-bursts',
  ),
  H80: row(
    'almost certain',
    'Maintenance mode is on. That is no error.',
    'If it should be over: `heroku maintenance:off -a APP`',
    'maintenance-mode',
  ),
  H81: row(
    'almost certain',
    'The app has no code yet.',
    'Deploy something: `git push heroku main`; see what was released: `heroku releases -a APP`',
    'empty-repo',
  ),
  H82: row(
    'almost certain',
    'The dyno hours of the month are used up (Eco).',
    'See what is left with `heroku ps -a APP`; move to another type: `heroku ps:type basic -a APP`',
    'eco-hours',
  ),
  H83: row(
    'likely',
    'Heroku limits service during something it announced.',
    'Read the notice: `heroku status`',
    'platform-maintenance',
  ),
  H99: row(
    'almost certain',
    'Heroku itself had a fault. Your code need not change.',
    'Check `heroku status`',
    'heroku-or-own-outage',
  ),
  R10: row(
    'almost certain',
    'The web process did not listen on $PORT within 60 seconds of its start.',
    'See what it does before it listens: `heroku logs --tail -p web -a APP`',
    'r10-general',
  ),
  R11: old('A process listened on another port than $PORT.', 'error-code-changes'),
  R12: row(
    'almost certain',
    'A process did not stop within 30 seconds of SIGTERM and was killed.',
    'Make it stop on SIGTERM: `heroku logs --tail -a APP` shows which one',
    'dyno-restarts',
  ),
  R13: row(
    'likely',
    'A one-off dyno could not be attached to the terminal that asked for it: a firewall or a lost network.',
    'Run it without a terminal: `heroku run:detached COMMAND -a APP`',
    'one-off-dynos',
  ),
  R14: row(
    'almost certain',
    'A dyno uses more memory than it has and swaps.',
    'Lower the number of processes, `heroku config:set WEB_CONCURRENCY=2 -a APP`, or take a larger dyno',
    'choosing-dyno-size',
  ),
  R15: row(
    'almost certain',
    'A dyno used far more memory than it has and was killed.',
    'Take a larger dyno: `heroku ps:type web=standard-2x -a APP`; then look for what grows',
    'choosing-dyno-size',
  ),
  R16: row(
    'likely',
    'A one-off dyno goes on although its terminal is gone.',
    'Find and stop it: `heroku ps -a APP`, `heroku ps:stop --dyno-name run.NNNN -a APP`',
    'one-off-dynos',
  ),
  R17: row(
    'almost certain',
    'The slug does not have the checksum that was recorded for it, so the dyno did not start.',
    'Go back and deploy again: `heroku releases:rollback -a APP`',
    'slug-compiler',
  ),
  R99: row(
    'almost certain',
    'Heroku itself had a fault. Your code need not change.',
    'Check `heroku status`',
    'heroku-or-own-outage',
  ),
  L10: row(
    'almost certain',
    'A log drain could not take lines as fast as they came, and some are missing there.',
    'Find the drain: `heroku drains -a APP`',
    'log-drains',
  ),
  L11: row(
    'almost certain',
    'The terminal that followed the log was too slow, and some lines are missing there.',
    'Filter what you follow: `heroku logs --tail --source heroku -a APP`',
    'logs-not-showing',
  ),
  L12: row(
    'almost certain',
    'A dyno writes faster than its lines can be sent on; some are lost everywhere.',
    'Write less: `heroku config:set LOG_LEVEL=info -a APP`',
    'logging',
  ),
  L13: row(
    'likely',
    'Lines could not be delivered from a dyno and are lost.',
    'Check `heroku status`; open a ticket if it goes on',
    'logging',
  ),
  L14: row(
    'almost certain',
    'The certificate of a drain’s server is not accepted, so it gets no logs.',
    'Find the drain: `heroku drains -a APP`; install a valid certificate with its chain',
    'log-drains',
    'intermediate-cert',
  ),
  L15: row(
    'almost certain',
    'The last lines of the log cannot be read at the moment. Live lines still work.',
    'Follow them live: `heroku logs --tail -a APP`',
    'logs-not-showing',
  ),
};
