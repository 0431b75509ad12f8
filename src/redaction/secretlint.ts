import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { Kind } from './kinds.ts';
import { isSample } from './placeholders.ts';
import type { Span } from './spans.ts';

/** The rules of secretlint's recommended preset that we run, and what each finds. */
export const usedRules: Readonly<Record<string, Kind>> = {
  slack: 'chat token',
  sendgrid: 'mail key',
  shopify: 'payment key',
  stripe: 'payment key',
  github: 'Git token',
  gitlab: 'Git token',
  grafana: 'monitoring key',
  openai: 'AI key',
  anthropic: 'AI key',
  groq: 'AI key',
  huggingface: 'AI key',
  linear: 'service key',
  notion: 'service key',
  '1password': 'service key',
  'hashicorp-vault': 'service key',
  vercel: 'cloud key',
  databricks: 'service key',
  docker: 'package token',
  figma: 'service key',
  cloudflare: 'cloud key',
  tailscale: 'service key',
  privatekey: 'private key',
};

/** The rules that we do not run, and why. */
export const unusedRules: Readonly<Record<string, string>> = {
  aws: 'reports the place of the name for that of the key',
  gcp: 'reads files from the disk',
  npm: 'hides the rest of the line, placeholders included',
  basicauth: 'hides the whole address, host included',
  'database-connection-string': 'hides the whole address, host included',
  'filter-comments': 'lets the text itself switch rules off',
};

const prefix = '@secretlint/secretlint-rule-';

/** The names of all rules in the installed preset. */
export function ruleNames(): string[] {
  return rules.map(({ meta }) => meta.id.replace(prefix, ''));
}

const scanners = rules.flatMap((rule) => {
  const kind = usedRules[rule.meta.id.replace(prefix, '')];
  return kind === undefined ? [] : [{ rule, kind }];
});

/**
 * What secretlint's own rules find. Its core runs them behind a promise, but a rule itself is a plain function that
 * reports ranges: so each gets a context that collects them at once.
 */
export function findBySecretlint(text: string): Span[] {
  const spans: Span[] = [];
  for (const { rule, kind } of scanners) {
    const reports = rule.create(
      {
        sharedOptions: {},
        createTranslator: () => (messageId) => ({
          message: '',
          messageId: String(messageId),
          data: undefined,
        }),
        report: ({ range: [start, end] }) => {
          if (!isSample(text.slice(start, end))) spans.push({ start, end, kind });
        },
        ignore: () => undefined,
      },
      {},
    );
    reports.file?.(sourceOf(text));
  }
  return spans;
}

// A text that is in no file. Places in lines and columns are never asked for.
function sourceOf(content: string) {
  const nowhere = { line: 1, column: 0 };
  return {
    content,
    contentType: 'text' as const,
    hasBOM: false,
    ext: '',
    filePath: undefined,
    physicalFilePath: undefined,
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: () => [0, 0] as const,
    rangeToLocation: () => ({ start: nowhere, end: nowhere }),
    positionToIndex: () => 0,
    indexToPosition: () => nowhere,
  };
}
