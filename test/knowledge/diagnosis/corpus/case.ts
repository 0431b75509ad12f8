/** A piece of log as somebody might paste it, and what exactly is in it. */
export type Case = {
  name: string;
  text: string;
  codes: Record<string, number>;
  /** Names of the dynos hit by those events, sorted. */
  dynos?: string[];
  /** Paths of those events without query strings, most hit first. */
  paths?: string[];
  /** Messages that the platform says it lost. */
  dropped?: number;
};
