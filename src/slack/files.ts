import { z } from 'zod';
import { AppError } from '../errors.ts';

/** The largest log file that is read: 50 MB. */
export const mostBytes = 50 * 1024 * 1024;
const deadlineMs = 60_000;

const sharedFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.url().nullish(),
  url_private: z.url().nullish(),
});

/** A file that somebody shared, as far as it matters here. */
export type SharedFile = z.infer<typeof sharedFile>;

/** The files in a part of a payload; whatever does not look like one is left out. */
export function filesIn(value: unknown): SharedFile[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const parsed = sharedFile.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

function sayTooLarge(name: string): AppError {
  return new AppError(
    'input_invalid',
    `${name} is larger than 50 MB. Cut out the minutes around the trouble, or run it through the command line: npm run -s cli -- diagnose <file>.`,
  );
}

/**
 * The content of a file in Slack, piece by piece, with the bot's own token. Only Slack's file host is reached, or
 * the emulator beside `apiUrl`.
 * @throws AppError with the next step when it is too large, gone, or not handed over.
 */
export async function* downloadFile(
  file: SharedFile,
  token: string,
  apiUrl?: string,
): AsyncGenerator<Uint8Array> {
  const name = file.name ?? 'The file';
  const address = file.url_private_download ?? file.url_private;
  if (address == null)
    throw new AppError(
      'input_invalid',
      `${name} cannot be read from here. Upload it again, or paste the lines.`,
    );
  const url = new URL(address);
  const allowed = ['https://files.slack.com', ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])];
  if (!allowed.includes(url.origin)) {
    throw new AppError('not_allowed', `${name} is not stored in Slack. Upload it, or paste the lines.`);
  }
  if ((file.size ?? 0) > mostBytes) throw sayTooLarge(name);
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(deadlineMs),
  }).catch((cause: unknown) => {
    throw new AppError('unavailable', `${name} could not be read from Slack. Try it again in a moment.`, {
      cause,
    });
  });
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (response.status === 404 || response.status === 410) {
    throw new AppError('not_found', `${name} is gone: it was deleted before it could be read.`);
  }
  if (!response.ok || isPage || response.body === null) {
    throw new AppError(
      'unavailable',
      `Slack did not hand over ${name}. The bot needs the scope files:read; reinstall it if that is new.`,
    );
  }
  let read = 0;
  try {
    for await (const piece of response.body) {
      read += piece.length;
      if (read > mostBytes) throw sayTooLarge(name);
      yield piece;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'unavailable',
      `${name} broke off while it was read. Nothing of it was kept; try again.`,
      { cause },
    );
  }
}
