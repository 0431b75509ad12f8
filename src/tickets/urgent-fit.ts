import { type ConfirmationId, confirmationIds } from './fields.ts';
import type { Priority } from './priority.ts';

/** Whether Urgent fits by the three confirmations, and what fits otherwise. It advises and never blocks. */
export type UrgentFit = { fits: boolean; suggested: Priority; missing: ConfirmationId[]; sentence: string };

const lacks: Readonly<Record<ConfirmationId, string>> = {
  production: 'it is not confirmed as production',
  majority: 'it is not confirmed that the vast majority of users cannot use it',
  'no-workaround': 'it is not confirmed that there is no workaround',
};

/**
 * Urgent needs all three (Heroku Enterprise Developer Support Guide): a production app, unusable for the vast majority of
 * its users, no workaround. Without production it is Normal; production with less harm or a workaround is High.
 */
export function urgentFit(confirmed: readonly ConfirmationId[]): UrgentFit {
  const missing = confirmationIds.filter((id) => !confirmed.includes(id));
  if (missing.length === 0) {
    return {
      fits: true,
      suggested: 'urgent',
      missing,
      sentence: 'All three conditions of Urgent are confirmed.',
    };
  }
  const suggested: Priority = missing.includes('production') ? 'normal' : 'high';
  const name = suggested === 'normal' ? 'Normal' : 'High';
  const reasons = missing.map((id) => lacks[id]).join(', and ');
  const sentence = `Urgent may not fit: ${reasons}. Without that it is ${name}, and Heroku may change it. You decide.`;
  return { fits: false, suggested, missing, sentence };
}
