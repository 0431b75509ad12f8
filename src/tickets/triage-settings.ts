import { z } from 'zod';

const slackId = (kind: string, letters: string) =>
  z.string().regex(new RegExp(`^[${letters}][A-Z0-9]{2,}$`), `must be the id of ${kind}`);

/** What a workspace has decided about its tickets. */
export const settingsSchema = z.strictObject({
  triage: slackId('a channel', 'CG'),
  onCall: slackId('a user group', 'S').nullable(),
  /** Legacy Enterprise and Premier are looked at first. */
  enterprise: z.boolean(),
  /** What people are told about when Heroku answers; no figure is invented. */
  replyTarget: z.string().trim().min(1).max(200),
});

export type TicketSettings = z.infer<typeof settingsSchema>;

/** What is said about reply targets until the workspace says something else. */
export const defaultReplyTarget = 'see your contract';
