import { isHarmless } from './config-dump.ts';
import { isTokenLike } from './looks.ts';
import { meaningOf } from './names.ts';
import type { Span } from './spans.ts';
import { readValue } from './values.ts';

const command = /\bconfig:(?:set|add)[ \t](?:[^\n\\`;]|\\\r?\n|\\[^\r\n]){1,4000}/g;
const setting = /(?<=[\s"'])([A-Za-z_]\w{0,120})=(?=\S)/g;

/** What `heroku config:set NAME=VALUE …` sets where it looks generated, whatever its name. Modes and hosts stay. */
export function findConfigSet(text: string): Span[] {
  return [...text.matchAll(command)].flatMap(({ 0: line, index: at }) =>
    [...line.matchAll(setting)].flatMap(({ 0: all, 1: name = '', index }) => {
      const value = readValue(text, at + index + all.length, /["'`]/);
      if (value === undefined || isHarmless(name, value.text) || !isTokenLike(value.text, 6)) return [];
      const kind = meaningOf(name)?.kind ?? 'config value';
      return [{ start: value.start, end: value.end, kind, name }];
    }),
  );
}
