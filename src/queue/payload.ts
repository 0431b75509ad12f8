import type { Job } from './job.ts';

export type Checked<Payload> = { payload: Payload } | { problem: string };

/** Reads a stored or given payload by the job's schema. The problem names fields, never values. */
export function checkPayload<Payload>(job: Job<Payload>, data: unknown): Checked<Payload> {
  const parsed = job.schema.safeParse(data);
  if (parsed.success) return { payload: parsed.data };
  const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'payload'} (${code})`);
  return { problem: `the payload does not fit the job ${job.name}: ${fields.join(', ')}` };
}

/** The payload as JSON will hold it. Postgres cannot store the character NUL in JSON, so it is dropped. */
export function toJson(payload: unknown): unknown {
  return JSON.parse(JSON.stringify(payload ?? null), (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  );
}
