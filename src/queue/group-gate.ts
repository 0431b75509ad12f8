/** Lets at most so many of one group in at once; the others wait in order. Calling what it gives lets the next one in. */
export type GroupGate = (group: string | undefined) => Promise<() => void>;

/**
 * Two workers that look for jobs in the same instant may both find one of the same group, since the database shows
 * neither what the other is about to take. Within a process this makes the limit exact. Without a limit, or
 * without a group, everybody is let in.
 */
export function createGroupGate(limit: number | undefined): GroupGate {
  const inside = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  return async (group) => {
    if (limit === undefined || group === undefined) return () => {};
    const count = inside.get(group) ?? 0;
    if (count < limit) inside.set(group, count + 1);
    else
      await new Promise<void>((enter) => {
        waiting.set(group, [...(waiting.get(group) ?? []), enter]);
      });
    return () => {
      const [next, ...others] = waiting.get(group) ?? [];
      if (others.length > 0) waiting.set(group, others);
      else waiting.delete(group);
      if (next !== undefined) return next();
      const left = (inside.get(group) ?? 1) - 1;
      if (left > 0) inside.set(group, left);
      else inside.delete(group);
    };
  };
}
