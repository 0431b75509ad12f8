import { readFile } from 'node:fs/promises';
import { parseRule } from '../alerts/check-rule.ts';
import { readRecording } from '../alerts/frames.ts';
import { replay as play, replayLines } from '../alerts/replay.ts';
import { AppError } from '../errors.ts';
import { type Command, options, UsageError, writeLine } from './command.ts';

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('not_found', `The recording ${path} cannot be read.`, { cause });
  }
}

/** The rule in words, or everything about incidents and maintenance. */
function rulesFor(words: string | undefined) {
  const answer = parseRule(words ?? '');
  if (answer.ok) return { rules: [answer.rule], mutedUntil: null };
  throw new UsageError(answer.problems.map(({ message }) => message).join('\n'));
}

/** What a channel would have been sent while a recording was played, call by call. */
export const replay: Command = {
  usage: 'replay <frames.json> [--rule "apps min:red"] [--json]',
  about: 'Play recorded answers of the status pages and print what a channel would have been sent.',
  async run(words) {
    const { values, positionals } = options(words, { json: { type: 'boolean' }, rule: { type: 'string' } });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0)
      throw new UsageError('Name one recording: replay <frames.json>.');
    const replayed = play(readRecording(await read(path)), rulesFor(values.rule));
    if (values.json) {
      const { sent, incidents, shown } = replayed;
      await writeLine(JSON.stringify({ id: path, sent, incidents, shown }));
    } else for (const line of replayLines(replayed)) await writeLine(line);
    return 0;
  },
};
