/** A question that found nothing good, and how often it was asked. */
export type Gap = { question: string; count: number; lastAsked: string };

/** A page and how often it was the answer. */
export type Trend = { pageId: string; count: number };

/**
 * What a workspace asks, kept without anybody's name: questions without a good answer, pages that answered,
 * votes. `team` is the workspace; questions arrive redacted.
 */
export type Feedback = {
  answered(team: string, pageId: string, times?: number): Promise<void>;
  unanswered(team: string, question: string): Promise<void>;
  voted(team: string, pageId: string, helpful: boolean): Promise<void>;
  /** Most frequent first, then newest. */
  gaps(team: string, limit: number): Promise<Gap[]>;
  trending(team: string, limit: number): Promise<Trend[]>;
};

/** One spelling for questions that differ only in case, spaces and end marks; at most 200 characters. */
export function normaliseQuestion(question: string): string {
  return question
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.]+$/, '')
    .trim()
    .slice(0, 200);
}

const mostKept = 5000;

function keepRecent(map: Map<string, unknown>): void {
  for (const oldest of map.keys()) {
    if (map.size <= mostKept) return;
    map.delete(oldest);
  }
}

/** Feedback in memory: bounded, and gone with the process. */
export function createMemoryFeedback(now: () => Date = () => new Date()): Feedback {
  const gaps = new Map<string, Gap>();
  const answers = new Map<string, number>();
  const votes = new Map<string, { up: number; down: number }>();
  const ofTeam = <T>(map: Map<string, T>, team: string) =>
    [...map].flatMap(([key, value]): [string, T][] =>
      key.startsWith(`${team}\n`) ? [[key.slice(team.length + 1), value]] : [],
    );

  return {
    async answered(team, pageId, times = 1) {
      const key = `${team}\n${pageId}`;
      answers.set(key, (answers.get(key) ?? 0) + times);
      keepRecent(answers);
    },
    async unanswered(team, question) {
      const spelled = normaliseQuestion(question);
      if (spelled === '') return;
      const key = `${team}\n${spelled}`;
      const count = (gaps.get(key)?.count ?? 0) + 1;
      gaps.delete(key);
      gaps.set(key, { question: spelled, count, lastAsked: now().toISOString() });
      keepRecent(gaps);
    },
    async voted(team, pageId, helpful) {
      const key = `${team}\n${pageId}`;
      const { up, down } = votes.get(key) ?? { up: 0, down: 0 };
      votes.set(key, helpful ? { up: up + 1, down } : { up, down: down + 1 });
      keepRecent(votes);
    },
    async gaps(team, limit) {
      return ofTeam(gaps, team)
        .map(([, gap]) => gap)
        .sort((a, b) => b.count - a.count || b.lastAsked.localeCompare(a.lastAsked))
        .slice(0, limit);
    },
    async trending(team, limit) {
      return ofTeam(answers, team)
        .map(([pageId, count]) => ({ pageId, count }))
        .sort((a, b) => b.count - a.count)
        .slice(0, limit);
    },
  };
}

/**
 * Feedback that counts answers in memory and hands them on in one go every `everyMs`, so that an answer waits for no
 * database and an outage in which everybody asks the same costs one write. A crash loses at most that long of counts.
 */
export function bufferAnswers(
  feedback: Feedback,
  fail: (error: unknown) => void,
  everyMs = 1000,
): Feedback & { flush(): Promise<void> } {
  let waiting = new Map<string, { team: string; pageId: string; times: number }>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const counted = [...waiting.values()];
    waiting = new Map();
    for (const { team, pageId, times } of counted) await feedback.answered(team, pageId, times).catch(fail);
  }

  return {
    ...feedback,
    flush,
    async answered(team, pageId, times = 1) {
      const key = `${team}\n${pageId}`;
      const before = waiting.get(key)?.times ?? 0;
      waiting.set(key, { team, pageId, times: before + times });
      timer ??= setTimeout(() => void flush(), everyMs);
    },
    async trending(team, limit) {
      await flush();
      return feedback.trending(team, limit);
    },
  };
}
