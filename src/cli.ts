import { enableCompileCache } from 'node:module';
import { type Command, UsageError } from './cli/command.ts';
import { AppError } from './errors.ts';
import { errorFacts } from './log.ts';

/** Every command of the command line, by its words; only the one that is run is loaded. */
const commands: Record<string, () => Promise<Command>> = {
  ask: async () => (await import('./cli/ask.ts')).ask,
  diagnose: async () => (await import('./cli/diagnose.ts')).diagnose,
  redact: async () => (await import('./cli/redact.ts')).redact,
  replay: async () => (await import('./cli/replay.ts')).replay,
  status: async () => (await import('./cli/status.ts')).status,
  jobs: async () => (await import('./cli/jobs.ts')).jobs,
  'content check': async () => (await import('./cli/content-check.ts')).contentCheck,
};

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = all.map((command) => `  npm run -s cli -- ${command.usage}\n      ${command.about}`);
  return `Heroku Support from a terminal.\n\n${lines.join('\n')}\n`;
}

function choose(words: readonly string[]): { load: () => Promise<Command>; rest: string[] } {
  for (const length of [2, 1]) {
    const load = commands[words.slice(0, length).join(' ')];
    if (load !== undefined && words.length >= length) return { load, rest: words.slice(length) };
  }
  const asked =
    words[0] === undefined ? 'No command was given' : `There is no command "${words[0].slice(0, 40)}"`;
  throw new UsageError(`${asked}. The commands are: ${Object.keys(commands).join(', ')}.`);
}

async function main(words: readonly string[]): Promise<number> {
  if (words[0] === 'help' || words.includes('--help') || words.includes('-h')) {
    process.stdout.write(await usage());
    return 0;
  }
  const { load, rest } = choose(words);
  return (await load()).run(rest);
}

/** 0 on success, 1 on a problem with the input, 2 on wrong usage. */
async function failure(error: unknown): Promise<number> {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${await usage()}`);
    return 2;
  }
  process.stderr.write(`${error instanceof AppError ? error.message : errorFacts(error).error}\n`);
  return 1;
}

// Keeps what Node made of the sources in the folder for temporary files: the next run starts in half the time.
enableCompileCache();
process.stdout.on('error', () => process.exit(0));
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  async (error) => {
    process.exitCode = await failure(error);
  },
);
