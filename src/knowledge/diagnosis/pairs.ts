import { addSource, type Context, noContext } from './context.ts';
import { processNames, sourceNames, timeNames } from './json-names.ts';

const message = /(?:^|\s)(?:msg|message|log|line|text)="(?=\S)/;
const pair = /(?:^|\s)([\w.-]{1,40})=(?:"([^"\s]{0,90})"|([^\s"]{0,90}))(?=\s|$)/g;

/** A line of pairs (logfmt) whose message is one of them, as the message and what the other pairs say about it. */
export function readPairs(text: string): { body: string; context: Context } | null {
  const found = message.exec(text.slice(0, 600));
  if (found === null) return null;
  const from = found.index + found[0].length;
  const context: Context = { ...noContext };
  for (const [, name = '', quoted, plain] of text.slice(0, found.index).matchAll(pair)) {
    const key = name.toLowerCase();
    const word = quoted ?? plain ?? '';
    if (sourceNames.has(key) || processNames.has(key)) addSource(context, word);
    if (timeNames.has(key) && context.time === '') context.time = word;
  }
  if (context.source === null && context.proc === null) return null;
  return { body: text.slice(from).replace(/\\"/g, '"').replace(/"\s*$/, ''), context };
}
