import { checkContent } from '../knowledge/check.ts';
import { problemText } from '../knowledge/problem.ts';
import { type Command, options, writeLine } from './command.ts';

/** Checks content files: the project's own, or any folder of runbooks. */
export const contentCheck: Command = {
  usage: 'content check [folder…] [--json]',
  about:
    'Check content files: schema, unique names, links, commands in code. A folder of runbooks may be given.',
  async run(words) {
    const { values, positionals } = options(words, { json: { type: 'boolean' } });
    const { pages, problems, dirs } = await checkContent(positionals);
    if (values.json) await writeLine(JSON.stringify({ dirs, pages, problems }));
    else {
      for (const problem of problems) await writeLine(problemText(problem));
      const verdict =
        problems.length === 0
          ? 'all good'
          : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
      await writeLine(`${pages} pages read: ${verdict}.`);
    }
    return problems.length === 0 ? 0 : 1;
  },
};
