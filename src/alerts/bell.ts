/** Tells the courier of this process that there is something new. Other processes look by themselves, twice a second. */
export type Bell = { ring(): void; listen(heard: () => void): void };

export function createBell(): Bell {
  const listeners: (() => void)[] = [];
  return {
    ring() {
      for (const heard of listeners) heard();
    },
    listen: (heard) => void listeners.push(heard),
  };
}
