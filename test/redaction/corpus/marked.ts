import { type Row, secret } from './make.ts';

/** Rows written with their secrets between « and », which are taken out of the text. */
export function markedRows(group: string, texts: Readonly<Record<string, string>>): Row[] {
  return Object.entries(texts).map(([id, text]) =>
    secret(
      `${group}: ${id}`,
      text.replace(/[«»]/g, ''),
      [...text.matchAll(/«([^»]+)»/g)].map(([, part = '']) => part),
    ),
  );
}
