import type { RunbookPage } from '../../src/knowledge/page.ts';

const services = [
  'checkout',
  'billing',
  'search',
  'catalog',
  'inventory',
  'mailer',
  'reports',
  'gateway',
  'auth',
  'media',
  'ledger',
  'pricing',
  'notifications',
  'imports',
  'exports',
  'webhooks',
  'scheduler',
  'profile',
  'shipping',
  'analytics',
];
const things = [
  'Postgres connections',
  'Redis memory',
  'request timeouts',
  'boot failures',
  'slow queries',
  'queue backlog',
  'certificate renewal',
  'log drains',
  'deploy rollback',
  'worker crashes',
  'memory growth',
  'rate limits',
  'DNS changes',
  'failed migrations',
  'static assets',
  'session loss',
  'file uploads',
  'scheduled jobs',
  'cold starts',
  'router errors',
];
const signs = [
  'spikes after a deploy',
  'fails every night',
  'is slow for customers in Europe',
  'runs out after lunch',
  'returns 503',
  'stays red on the dashboard',
  'drops messages',
  'never finishes',
  'is refused',
  'loops on start',
];
const steps = [
  'restart the worker dynos',
  'scale the web dynos up',
  'look at the connection pool',
  'roll back the last release',
  'ask the platform team',
  'drain the queue by hand',
  'check the partner status page',
  'rotate the credential',
  'raise the timeout of the client',
  'turn the feature flag off',
];

/** A small deterministic generator, so that every run measures the same documents. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const pick = <T>(list: readonly T[], next: (below: number) => number): T => list[next(list.length)] as T;

/** `count` runbooks that read like a large company's, the same ones every time. */
export function generatedRunbooks(count: number): RunbookPage[] {
  const next = generator(7);
  return Array.from({ length: count }, (_, at) => {
    const [service, thing, sign] = [pick(services, next), pick(things, next), pick(signs, next)];
    const number = `team${next(400)}`;
    return {
      kind: 'runbook',
      id: `runbook-${at}`,
      title: `${service} ${number}: ${thing}`,
      summary: `When ${thing} of ${service} ${sign}, ${pick(steps, next)}, then ${pick(steps, next)}.`,
      codes: [],
      related: [],
      stacks: 'both',
      topics: [],
      symptoms: [
        `${service} ${thing} ${sign}`,
        `${number} ${sign}`,
        `${thing} ${pick(signs, next)} in ${service}`,
      ],
      reviewed: '2026-11-01',
      confidence: 'verified',
      sections: [
        {
          heading: 'What to do',
          markdown: `1. ${pick(steps, next)}\n2. ${pick(steps, next)}\n3. ${pick(steps, next)}`,
        },
      ],
    };
  });
}

/** `count` questions about those runbooks, some with a slip of the finger. */
export function generatedQuestions(count: number): string[] {
  const next = generator(11);
  return Array.from({ length: count }, () => {
    const words = `why ${pick(services, next)} ${pick(things, next)} ${pick(signs, next)}`;
    if (next(4) > 0) return words;
    const at = 5 + next(words.length - 6);
    return words.slice(0, at) + words.slice(at + 1);
  });
}
