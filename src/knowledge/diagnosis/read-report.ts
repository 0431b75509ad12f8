/** What was read besides the events. */
export type ReadReport = {
  bytes: number;
  /** Lines that hold something. */
  lines: number;
  /** Lines of the router, of the rest of the platform, of the app, and those that are nobody's. */
  requests: number;
  platform: number;
  app: number;
  unknown: number;
  /** Lines longer than the limit, of which only the beginning was read. */
  cut: number;
  /** Zero bytes: a sign that this is no text. */
  zeros: boolean;
  otherPlatform: string | null;
};
