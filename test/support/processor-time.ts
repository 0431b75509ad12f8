/**
 * Milliseconds of processor time that `run` takes. What else the machine does meanwhile does not count, so a limit on it
 * only finds work that grows out of hand.
 */
export function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}
