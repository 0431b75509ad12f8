import { z } from 'zod';
import { settings } from '../config.ts';
import { type Answer, type Knowledge, openKnowledge } from '../knowledge/knowledge.ts';
import { type Command, contentDir, options, UsageError, writeLine } from './command.ts';
import { eachJsonLine } from './jsonl.ts';

const row = z.object({ id: z.union([z.string(), z.number()]), query: z.string() });

function asJson({ confident, hits }: Answer): object {
  return {
    confident,
    answers: hits.map(({ page, score }) => ({
      id: page.id,
      kind: page.kind,
      topics: page.topics,
      title: page.title,
      url: page.source ?? null,
      score: Math.round(score * 1000) / 1000,
    })),
  };
}

function asText({ confident, hits, unknownCodes }: Answer): string {
  const unknown = unknownCodes.map(
    ({ asked, nearest }) =>
      `${asked} is not a code that Heroku documents. Nearest: ${nearest.map((page) => page.id).join(', ')}.`,
  );
  const head = confident ? [] : ['Nothing good found. The nearest titles:'];
  const found = hits.map(({ page, reason }, index) => {
    const detail = confident ? `\n   ${page.summary}\n   ${reason}` : '';
    return `${index + 1}. ${page.kind === 'error' ? `${page.id} · ` : ''}${page.title}${detail}\n   ${page.source ?? page.id}`;
  });
  return [...unknown, ...(unknown.length > 0 && hits.length === 0 ? [] : head), ...found].join('\n');
}

function answerJson(knowledge: Knowledge, id: string | number, query: string): string {
  return JSON.stringify({ id, ...asJson(knowledge.answer(query)) });
}

/** Answers questions from the knowledge base. */
export const ask: Command = {
  usage: 'ask "<question>" [--json | --jsonl]',
  about: 'Answer a question. --jsonl reads {"id","query"} lines from standard input.',
  async run(words) {
    const { values, positionals } = options(words, { json: { type: 'boolean' }, jsonl: { type: 'boolean' } });
    if (values.jsonl && positionals.length > 0)
      throw new UsageError('--jsonl reads from standard input: give no question.');
    const query = positionals.join(' ').trim();
    if (!values.jsonl && query === '')
      throw new UsageError('There is no question. Put it in quotes: ask "why is my app slow".');
    const knowledge = await openKnowledge({
      contentDir,
      extraDirs: settings.shape.CONTENT_DIRS.parse(process.env.CONTENT_DIRS),
    });
    if (values.jsonl) return eachJsonLine(row, ({ query: text }) => asJson(knowledge.answer(text)));
    await writeLine(values.json ? answerJson(knowledge, query, query) : asText(knowledge.answer(query)));
    return 0;
  },
};
