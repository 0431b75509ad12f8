import { z } from 'zod';
import { type Priority, priorities } from './priority.ts';

/** The plans of support that a workspace may name, with what people call them. */
export const plans = ['standard', 'premier', 'signature', 'legacy-enterprise', 'other'] as const;
export type Plan = (typeof plans)[number];

export const planNames: Readonly<Record<Plan, string>> = {
  standard: 'Standard',
  premier: 'Premier',
  signature: 'Signature',
  'legacy-enterprise': 'Legacy Heroku Enterprise',
  other: 'Another plan',
};

/** Said where nothing is configured: no public table of targets is known, so no number is ever made up. */
export const noTarget = 'see your contract';

const target = z.string().trim().min(1, 'must not be empty').max(80, 'has at most 80 characters');

/** The times of first reply by plan and priority, in the words of the contract. */
export const replyTargetsSchema = z.partialRecord(z.enum(plans), z.partialRecord(z.enum(priorities), target));
export type ReplyTargets = z.infer<typeof replyTargetsSchema>;

/** When a first reply may be expected, in the words that the workspace configured. */
export function replyTarget(targets: ReplyTargets, plan: Plan | null, priority: Priority): string {
  return (plan === null ? undefined : targets[plan]?.[priority]) ?? noTarget;
}
