import { ask } from './cli/ask.ts';
import { type Command, UsageError } from './cli/command.ts';
import { contentCheck } from './cli/content-check.ts';
import { diagnose } from './cli/diagnose.ts';
import { redact } from './cli/redact.ts';
import { replay } from './cli/replay.ts';
import { status } from './cli/status.ts';
import { AppError } from './errors.ts';
import { errorFacts } from './log.ts';

/** Every command of the command line, by its words. */
const commands: Record<string, Command> = {
  ask,
  diagnose,
  redact,
  replay,
  status,
  'content check': contentCheck,
};

function usage(): string {
  const lines = Object.values(commands).map(
    (command) => `  npm run -s cli -- ${command.usage}\n      ${command.about}`,
  );
  return `Heroku Support from a terminal.\n\n${lines.join('\n')}\n`;
}

function choose(words: readonly string[]): { command: Command; rest: string[] } {
  for (const length of [2, 1]) {
    const command = commands[words.slice(0, length).join(' ')];
    if (command !== undefined && words.length >= length) return { command, rest: words.slice(length) };
  }
  const asked =
    words[0] === undefined ? 'No command was given' : `There is no command "${words[0].slice(0, 40)}"`;
  throw new UsageError(`${asked}. The commands are: ${Object.keys(commands).join(', ')}.`);
}

async function main(words: readonly string[]): Promise<number> {
  if (words[0] === 'help' || words.includes('--help') || words.includes('-h')) {
    process.stdout.write(usage());
    return 0;
  }
  const { command, rest } = choose(words);
  return command.run(rest);
}

/** 0 on success, 1 on a problem with the input, 2 on wrong usage. */
function failure(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage()}`);
    return 2;
  }
  process.stderr.write(`${error instanceof AppError ? error.message : errorFacts(error).error}\n`);
  return 1;
}

process.stdout.on('error', () => process.exit(0));
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    process.exitCode = failure(error);
  },
);
