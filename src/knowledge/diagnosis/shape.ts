import { z } from 'zod';
import { type Diagnosis, verdicts } from './diagnosis.ts';
import { confidences } from './rule.ts';

const named = z.object({ name: z.string(), count: z.number() });
const moment = z.string().nullable();

/** A diagnosis as it is stored and read back. */
export const diagnosisShape: z.ZodType<Diagnosis> = z.object({
  verdict: z.enum(verdicts),
  headline: z.string(),
  codes: z.array(
    z.object({
      code: z.string(),
      count: z.number(),
      first: moment,
      last: moment,
      untimed: z.number(),
      dynos: z.array(named),
    }),
  ),
  first: moment,
  last: moment,
  untimed: z.number(),
  dropped: z.number(),
  timeline: z
    .object({
      from: z.number(),
      bucketSeconds: z.number(),
      labels: z.array(z.string()),
      series: z.array(z.object({ code: z.string(), counts: z.array(z.number()) })),
      left: z.number(),
    })
    .nullable(),
  dynos: z.array(named),
  paths: z.array(
    z.object({
      path: z.string(),
      count: z.number(),
      service: z.object({ max: z.number(), median: z.number() }).nullable(),
    }),
  ),
  statuses: z.array(z.object({ status: z.number(), count: z.number() })),
  story: z.array(z.object({ at: moment, text: z.string() })),
  likely: z.array(
    z.object({
      cause: z.string(),
      confidence: z.enum(confidences),
      codes: z.array(z.string()),
      evidence: z.array(z.string()),
      firstStep: z.string(),
      pages: z.array(z.string()),
    }),
  ),
  limits: z.array(z.string()),
});
