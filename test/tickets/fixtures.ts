import { join } from 'node:path';
import { readChecklist } from '../../src/tickets/checklist.ts';
import { type Content, plainOrigin } from '../../src/tickets/content.ts';
import { type Fields, noFields } from '../../src/tickets/fields.ts';
import { readDefinitions } from '../../src/tickets/priority.ts';
import type { Redact } from '../../src/tickets/secrets.ts';

const support = join(import.meta.dirname, '../../content/support');
export const definitions = readDefinitions(support);
export const checklist = readChecklist(support);

/** A Wednesday, 14:20 in Berlin. */
export const now = Date.parse('2026-11-04T13:20:00Z');

/** Takes every "secret-…" for a password; its id is the word itself. */
export const redact: Redact = (text, { keep = [] } = {}) => {
  const secrets = [...text.matchAll(/(?:(\w+)=)?(secret-\w+)/g)].filter(
    ([, , id = '']) => !keep.includes(id),
  );
  const found = secrets.map(([, name, id = '']) => ({
    id,
    kind: 'password',
    ...(name === undefined ? {} : { name }),
  }));
  const shown = found.reduce((rest, { id }) => rest.replace(id, '[hidden: password]'), text);
  return {
    text: shown,
    hidden: found.length === 0 ? [] : [{ kind: 'password', count: found.length }],
    found,
  };
};

/** A ticket with every item given. */
export const fullFields: Fields = {
  ...noFields,
  priority: 'urgent',
  subject: 'Checkout returns 503',
  app: 'acme-shop',
  access: true,
  started: { iso: '2026-11-04T13:05:00Z', words: 'since 14:05', approximate: false },
  texts: {
    description: 'Every request to /checkout returns 503 with H12 since the release v142.',
    impact: '100 % of customers, no orders',
    reproduce: 'Open /checkout',
    staging: 'Not in staging, which has one dyno',
    logs: '2026-11-04T13:05:00Z heroku[router]: at=error code=H12',
    configuration: 'Standard-2X, heroku-24',
    'third-parties': 'none',
  },
  confirmed: ['production', 'majority', 'no-workaround'],
};

export const fullContent: Content = {
  fields: fullFields,
  attachments: [],
  origin: plainOrigin,
  salt: 'draft-1',
  keep: [],
};
