/** How the logs of other platforms and servers look, for lines that are not Heroku's. */
const looks: readonly { name: string; pattern: RegExp }[] = [
  {
    name: 'Kubernetes',
    pattern:
      /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ \S+\.go:\d+\]|\bkube(?:let|-proxy|-system|-apiserver|ctl)\b|\b(?:CrashLoopBackOff|OOMKilled|ImagePullBackOff|Liveness probe failed|Readiness probe failed)\b|"kubernetes":\{|\bpod\/[\w-]+/,
  },
  {
    name: 'AWS',
    pattern:
      /^(?:START|END|REPORT) RequestId: |\b(?:arn:aws:|amazonaws\.com|AWS_LAMBDA|ecs-agent|aws-elb)|^(?:h2|https?|wss?|grpcs) \d{4}-\d\d-\d\dT\S+ app\/|\bELB-HealthChecker\b/,
  },
  {
    name: 'Vercel',
    pattern: /\bvercel\b|FUNCTION_INVOCATION_(?:TIMEOUT|FAILED)|EDGE_FUNCTION_|\biad1::\w+|x-vercel-id/i,
  },
  { name: 'Fly.io', pattern: /\b(?:app|runner|proxy)\[[0-9a-f]{8,16}\] [a-z]{3} \[(?:info|error|warn)\]/ },
  {
    name: 'Google Cloud',
    pattern: /"cloud_run_revision"|\bgoogleapis\.com\b|"insertId":|projects\/[\w-]+\/logs\//,
  },
  { name: 'Azure', pattern: /\bazurewebsites\.net\b|\bAzureDiagnostics\b|microsoft\.insights/i },
  { name: 'Netlify', pattern: /\bnetlify\b/i },
  {
    name: 'Render',
    pattern:
      /==> (?:Your service is live|Detected service running on port|Deploying\.\.\.)|\bonrender\.com\b/,
  },
  { name: 'Docker Compose', pattern: /^[\w-]+[_-]\d+ +\| / },
  {
    name: 'nginx or Apache',
    pattern:
      /^\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "[A-Z]+ |^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[\w+\] \d+#\d+:|\[(?:core|mpm_\w+|proxy\w*):\w+\] \[pid \d+/,
  },
];

const sampled = 2000;
const maxLine = 500;

/** Counts which other platform the lines look like that are not Heroku's; looks at the first 2,000 of them. */
export function createPlatformGuess() {
  const counts = new Map<string, number>();
  let seen = 0;
  return {
    look(text: string): void {
      if (seen >= sampled || text.trim() === '') return;
      seen += 1;
      const line = text.slice(0, maxLine);
      const found = looks.find(({ pattern }) => pattern.test(line));
      if (found) counts.set(found.name, (counts.get(found.name) ?? 0) + 1);
    },
    /** The platform that a third of those lines or more belong to. */
    guess(): string | null {
      const [best] = [...counts].sort((a, b) => b[1] - a[1]);
      return best !== undefined && best[1] * 3 >= seen ? best[0] : null;
    },
  };
}
