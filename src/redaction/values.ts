/** What stands behind the name of a secret: without its quotes, `end` not included. */
export type Value = { start: number; end: number; text: string; quoted: boolean };

/** A value is judged by this much of it, so that hostile input cannot make the same stretch be read again and again. */
const judged = 1024;

const opening = /[bruf@]?(\\{0,7}["'`])/y;
const bare = /[^\s"'`<>|]{1,1024}/y;
const quotedRest = /[^\n"'`]*/y;
const bareRest = /[^\s"'`<>|]*/y;

// Where a bare value ends: the next field, an HTML entity, or what closes a bracket opened before.
const nextField =
  /[,;&](?:amp;)?[\w.[\]%-]{1,60}(?:=|:(?!\/\/))|&#?\w{1,8};|[,;}\])]+["'`]?$|\\[nrt"']|\\u00\d\d|\\$/;

/**
 * The value that starts at `from`: a quoted one up to its closing quote, else a run without spaces, cut where the next
 * field or the end of a sentence begins. With `ends`, that and nothing else ends a bare value, as in query strings.
 */
export function readValue(text: string, from: number, ends?: RegExp): Value | undefined {
  return readQuoted(text, from) ?? readBare(text, from, ends);
}

/** The end of a value that is to be hidden: further on when only the first part of a very long one was judged. */
export function wholeEnd(text: string, value: Value): number {
  if (value.text.length < judged) return value.end;
  const rest = value.quoted ? quotedRest : bareRest;
  rest.lastIndex = value.end;
  return rest.test(text) ? rest.lastIndex : value.end;
}

function readQuoted(text: string, from: number): Value | undefined {
  opening.lastIndex = from;
  const quote = opening.exec(text)?.[1];
  if (quote === undefined) return undefined;
  const start = opening.lastIndex;
  const line = firstLine(text.slice(start, start + judged));
  const length = closing(line, quote);
  // Spaces between backquotes: a command to run, not a value.
  if (quote.endsWith('`') && /\s/.test(line.slice(0, length))) return undefined;
  return { start, end: start + length, text: line.slice(0, length), quoted: true };
}

// A quote closes unless it is escaped deeper than the opening one was. A missing one closes with the line.
function closing(line: string, quote: string): number {
  const depth = quote.length - 1;
  const mark = quote.slice(-1);
  for (let at = line.indexOf(mark); at !== -1; at = line.indexOf(mark, at + 1)) {
    let slashes = 0;
    while (slashes < 16 && line[at - 1 - slashes] === '\\') slashes += 1;
    if (depth === 0 ? slashes % 2 === 0 : slashes <= depth) return depth === 0 ? at : at - slashes;
  }
  return line.length === judged ? judged : line.trimEnd().length;
}

function readBare(text: string, from: number, ends: RegExp | undefined): Value | undefined {
  let run = text.slice(from, bareEnd(text, from));
  const cut = run.search(ends ?? nextField);
  if (cut !== -1) run = run.slice(0, cut);
  if (ends === undefined) run = run.replace(/[.,:?*]{1,4}$/, '');
  return run === '' ? undefined : { start: from, end: from + run.length, text: run, quoted: false };
}

// A quote inside a bare value belongs to it when more of the value follows: pa"ss.
function bareEnd(text: string, from: number): number {
  let end = from;
  while (end - from < judged) {
    bare.lastIndex = end;
    if (!bare.test(text)) return end;
    end = bare.lastIndex;
    if (!/^["'`][\w!$%^*+@#-]/.test(text.slice(end, end + 2))) return end;
    end += 1;
  }
  return end;
}

/** The text up to its first line break. */
export function firstLine(text: string): string {
  const end = text.search(/\r?\n/);
  return end === -1 ? text : text.slice(0, end);
}
