import { type Content, mostAttachments, type Origin } from './content.ts';
import { type CsaQuestion, csaQuestions } from './csa/form.ts';
import { type Fields, limits, noFields } from './fields.ts';
import type { Priority } from './priority.ts';
import { createHider, type FoundSecret, type Redact } from './secrets.ts';
import { clip, oneLine, parts, tidyText } from './text.ts';
import { isoUtc } from './when/say.ts';

/** What opens a ticket: the place in Slack, and what was on the screen. */
export type Place = { channel: string | null; private: boolean; permalink: string | null };
export type Prefilled = { content: Content; found: FoundSecret[] };

/** An answer that was shown; `question` as the person asked it. */
export type AnswerSource = { title: string; url: string; question: string };

/** What a diagnosis found; times are ISO 8601 UTC or null. `excerpt`: lines of the log, with their secrets already hidden. */
export type DiagnosisSource = {
  headline: string;
  codes: readonly { code: string; count: number }[];
  first: string | null;
  last: string | null;
  dynos: readonly { name: string; count: number }[];
  paths: readonly { path: string; count: number }[];
  likely: readonly { cause: string }[];
  excerpt: string;
};

/** A message of a channel; `text` as plain text. */
export type MessageSource = { text: string };

type Making = { place: Place; redact: Redact; salt: string };

/** A ticket from an answer: the question is the subject, and the page is named so that Heroku knows what was read. */
export function fromAnswer({ title, url, question }: AnswerSource, making: Making): Prefilled {
  const asked = oneLine(question);
  return make(
    {
      subject: asked === '' ? title : asked,
      texts: { description: `${asked === '' ? '' : `${asked}\n\n`}Already read: ${title} (${url})` },
      page: title,
      kind: 'answer',
    },
    making,
  );
}

/** A ticket from a diagnosis: subject, start time, codes with their counts, what was hit, and lines of the log. */
export function fromDiagnosis(source: DiagnosisSource, making: Making): Prefilled {
  const { headline, codes, first, last, dynos, paths, likely, excerpt } = source;
  const counts = codes.map(({ code, count }) => `${code} × ${count}`).join(', ');
  const top = (list: readonly { count: number }[], name: (at: number) => string) =>
    list
      .slice(0, 5)
      .map(({ count }, at) => `${name(at)} (${count})`)
      .join(', ');
  const lines = [
    oneLine(headline),
    counts === '' ? '' : `Events: ${counts}.`,
    first === null ? '' : `First ${first}${last === null ? '' : `, last ${last}`}.`,
    dynos.length === 0 ? '' : `Dynos: ${top(dynos, (at) => dynos[at]?.name ?? '')}.`,
    paths.length === 0 ? '' : `Paths: ${top(paths, (at) => paths[at]?.path ?? '')}.`,
    likely.length === 0
      ? ''
      : `Likely: ${likely
          .slice(0, 3)
          .map(({ cause }) => cause)
          .join('; ')}.`,
  ];
  return make(
    {
      subject: headline,
      texts: { description: lines.filter((line) => line !== '').join('\n'), logs: excerpt },
      startedAt: first,
      page: null,
      kind: 'diagnosis',
    },
    making,
  );
}

/** A ticket from a message: its first line is the subject, its text the description, its address stays with the ticket. */
export function fromMessage({ text }: MessageSource, making: Making): Prefilled {
  const tidy = tidyText(text);
  const [firstLine = ''] = tidy.split('\n').filter((line) => line.trim() !== '');
  return make(
    {
      subject: clip(oneLine(firstLine), limits.subject),
      texts: { description: tidy },
      page: null,
      kind: 'message',
    },
    making,
  );
}

/** A ticket from a request to an architect that tells of a fault: every answer stands in the description. */
export function fromCsa(answers: Partial<Record<CsaQuestion, string | null>>, making: Making): Prefilled {
  const said = csaQuestions.flatMap(({ id, label }) => {
    const text = tidyText(answers[id] ?? '');
    return text === '' ? [] : [id === 'goal' ? text : `${label}: ${text}`];
  });
  const goal = oneLine(answers.goal ?? '');
  return make({ subject: goal, texts: { description: said.join('\n\n') }, page: null, kind: 'csa' }, making);
}

/** A ticket from `/heroku-ticket urgent Checkout is down`. */
export function fromCommand(
  { priority, subject }: { priority?: Priority; subject?: string },
  making: Making,
): Prefilled {
  const typed = oneLine(subject ?? '');
  const texts = typed.length > limits.subject ? { description: typed } : {};
  const start = { subject: typed, texts, page: null, kind: 'command' as const };
  return make(priority === undefined ? start : { ...start, priority }, making);
}

type Start = {
  subject: string;
  texts: Partial<Fields['texts']>;
  startedAt?: string | null;
  priority?: Priority;
  page: string | null;
  kind: Origin['kind'];
};

function make(
  { subject, texts, startedAt, priority, page, kind }: Start,
  { place, redact, salt }: Making,
): Prefilled {
  const hider = createHider(redact, { keep: [], salt });
  // Hidden before it is cut: half a secret is not recognised as one.
  const given = Object.entries(texts).map(([item, text]) => [item, hider.hide(tidyText(text))] as const);
  const began = typeof startedAt === 'string' ? Date.parse(startedAt) : Number.NaN;
  const fields: Fields = {
    ...noFields,
    priority: priority ?? noFields.priority,
    subject: clip(hider.hide(oneLine(subject)), limits.subject),
    started: Number.isNaN(began) ? null : { iso: isoUtc(began), words: '', approximate: false },
    texts: {
      ...noFields.texts,
      ...Object.fromEntries(given.map(([item, text]) => [item, parts(text, limits.text)[0] ?? ''])),
    },
  };
  const attachments = given.flatMap(([item, text]) =>
    parts(text, limits.text)
      .slice(1, mostAttachments + 1)
      .map((rest, at) => ({
        id: `${item}-${at + 2}`,
        title: `Rest of the ${item}, part ${at + 2}`,
        text: rest,
      })),
  );
  const origin: Origin = { kind, ...place, page: page === null ? null : clip(page, 200) };
  const content = { fields, attachments: attachments.slice(0, mostAttachments), origin, salt, keep: [] };
  return { content, found: hider.found() };
}
