import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Reading } from './known.ts';
import { parseEntries } from './sources/feed.ts';
import { parseCurrentStatus, parseIncidentList } from './sources/heroku-status.ts';
import { type FailReason, failed, type Parsed, type Read } from './sources/read.ts';
import {
  parseActive,
  parseLocalizations,
  parseMaintenances,
  parsePreview,
  parseTrustIncident,
  parseTrustMaintenance,
} from './sources/trust.ts';
import { isoTime } from './time.ts';

/** What the servers answered at one time, by path; `{"$fail": "http-500"}` stands for an answer that is none. */
const paths = z.record(z.string(), z.unknown());
const frameSchema = z.object({
  at: z.string().refine((at) => isoTime(at) !== null, 'must be a time such as 2026-05-12T08:00:00Z'),
  heroku: paths.optional(),
  trust: paths.optional(),
  /** `changelog` and `blog` as the text of the feed. */
  feeds: paths.optional(),
});
const recordingSchema = z.object({
  name: z.string().min(1),
  about: z.string(),
  edgeCases: z.array(z.number().int()).default([]),
  frames: z.array(frameSchema).min(1),
  expect: z.unknown().optional(),
});

export type Frame = z.infer<typeof frameSchema>;
/** A recorded sequence of answers, as in content/replays. */
export type Recording = z.infer<typeof recordingSchema>;

/**
 * A recording from its JSON.
 * @throws AppError `content_invalid` that names every problem
 */
export function readRecording(json: string): Recording {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (cause) {
    throw new AppError('content_invalid', 'The recording is not JSON.', { cause });
  }
  const parsed = recordingSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  - ${path.join('.')}: ${message}`);
    throw new AppError('content_invalid', `The recording does not fit its format:\n${problems.join('\n')}`);
  }
  const times = parsed.data.frames.map(({ at }) => Date.parse(at));
  if (times.some((time, at) => at > 0 && time <= (times[at - 1] ?? 0)))
    throw new AppError('content_invalid', 'The frames of a recording must be in the order of their times.');
  return parsed.data;
}

const failures: Record<string, FailReason> = {
  timeout: 'timeout',
  reset: 'unreachable',
  refused: 'unreachable',
  'empty-200': 'empty',
  'html-200': 'not_json',
  'not-json': 'not_json',
  'http-404': 'not_found',
  'http-410': 'gone',
  'http-429': 'rate_limited',
};

function answer<T>(body: unknown, parse: (json: unknown) => Parsed<T>): Read<T> {
  if (body === undefined) return failed('not_found', 'The recording has no answer for this address.');
  if (body !== null && typeof body === 'object' && '$fail' in body) {
    const how = String(body.$fail);
    const reason = failures[how] ?? (/^http-5\d\d$/.test(how) ? 'server_error' : 'unreachable');
    return failed(reason, `Recorded as ${how}.`);
  }
  const parsed = parse(body);
  return parsed.ok ? { ...parsed, fresh: true, serverTime: null } : parsed;
}

/** What to read of a frame: the quick parts, the slow lists as well, or single things that were asked for. */
export type Wanted = {
  slow: boolean;
  herokuList: boolean;
  trustIncidents: string[];
  trustMaintenances: string[];
};

export function readingOf(frame: Frame, wanted: Wanted, withQuick: boolean): Reading {
  const heroku = frame.heroku ?? {};
  const trust = frame.trust ?? {};
  const byId = <T>(folder: string, ids: readonly string[], parse: (json: unknown) => Parsed<T>) =>
    Object.fromEntries(ids.map((id) => [id, answer(trust[`${folder}/${id}`], parse)]));
  return {
    heroku: {
      ...(withQuick ? { current: answer(heroku['current-status'], parseCurrentStatus) } : {}),
      ...(wanted.slow || wanted.herokuList ? { list: answer(heroku.incidents, parseIncidentList) } : {}),
    },
    trust: {
      ...(withQuick
        ? {
            preview: answer(trust['instances/status/preview'], parsePreview),
            active: answer(trust['incidents/active'], parseActive),
          }
        : {}),
      ...(wanted.slow
        ? {
            maintenances: answer(trust.maintenances, parseMaintenances),
            localizations: answer(trust.localizations, parseLocalizations),
          }
        : {}),
      incidents: byId('incidents', wanted.trustIncidents, parseTrustIncident),
      maintenancesById: byId('maintenances', wanted.trustMaintenances, parseTrustMaintenance),
    },
  };
}

/** The entries of a recorded feed; undefined when the frame has none. */
export function feedOf(
  frame: Frame,
  name: 'changelog' | 'blog',
): ReturnType<typeof parseFeedBody> | undefined {
  const body = frame.feeds?.[name];
  return body === undefined ? undefined : parseFeedBody(body);
}

function parseFeedBody(body: unknown) {
  return answer(body, (text) => parseEntries(String(text)));
}
