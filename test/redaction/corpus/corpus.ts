import { namedRows } from './fields.ts';
import { lookAlikeRows } from './look-alikes.ts';
import type { Row } from './make.ts';
import { moreRows } from './more.ts';
import { moreLookAlikeRows } from './more-look-alikes.ts';
import { placedRows } from './places.ts';
import { platformRows } from './platform.ts';
import { proseRows } from './prose.ts';
import { serviceRows } from './services.ts';
import { stackRows } from './stacks.ts';
import { syntaxRows } from './syntaxes.ts';
import { tokenRows } from './tokens.ts';
import { vendorRows } from './vendors.ts';

/** Every row of the corpus. */
export const rows: readonly Row[] = [
  ...tokenRows,
  ...namedRows,
  ...placedRows,
  ...moreRows,
  ...platformRows,
  ...stackRows,
  ...serviceRows,
  ...proseRows,
  ...lookAlikeRows,
  ...moreLookAlikeRows,
  ...syntaxRows,
  ...vendorRows,
];

/** What a redaction did to the corpus. `misses` and `falsePositives` name rows and what went wrong. */
export type Score = {
  secrets: number;
  recall: number;
  lookAlikes: number;
  falsePositiveRate: number;
  misses: string[];
  falsePositives: string[];
};

/**
 * Recall: hidden secrets over all secrets. False positives: look-alike texts that changed and harmless neighbours of secrets
 * that are gone, over all of both.
 */
export function score(redactText: (text: string) => string): Score {
  const misses: string[] = [];
  const falsePositives: string[] = [];
  let secrets = 0;
  let lookAlikes = 0;
  for (const row of rows) {
    const shown = redactText(row.text);
    secrets += row.secrets.length;
    misses.push(
      ...row.secrets
        .filter((secret) => shown.includes(secret))
        .map((secret) => `${row.id}: ${secret} in ${shown}`),
    );
    if (row.secrets.length === 0) {
      lookAlikes += 1;
      if (shown !== row.text) falsePositives.push(`${row.id}: ${shown}`);
    }
    lookAlikes += row.stays.length;
    falsePositives.push(
      ...row.stays
        .filter((part) => !shown.includes(part))
        .map((part) => `${row.id}: ${part} lost in ${shown}`),
    );
  }
  return {
    secrets,
    recall: 1 - misses.length / secrets,
    lookAlikes,
    falsePositiveRate: falsePositives.length / lookAlikes,
    misses,
    falsePositives,
  };
}
