import { type FailedRead, failed } from './read.ts';

/** 5 MB of text after decompression: far above any answer seen, far below what would hurt. */
export const maxBodyBytes = 5 * 1024 * 1024;

/** The body as text, read as a stream and given up as soon as it is longer than `most` bytes. */
export async function readBody(response: Response, most: number): Promise<string | FailedRead> {
  const tooLarge = failed('too_large', `The answer is longer than ${most} bytes.`);
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    await response.body?.cancel();
    return tooLarge;
  }
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > most) return tooLarge;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
