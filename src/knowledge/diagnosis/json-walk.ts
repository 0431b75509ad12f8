/** What the walk meets. Strings come as written, with their escapes; `cut` when longer than the limit or unfinished. */
export type JsonSink = {
  open(list: boolean): void;
  key(name: string): void;
  value(text: string, isString: boolean): void;
  close(): void;
};

const maxString = 65_536;
const maxKey = 200;
const maxDepth = 64;

type Expect = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'next' | 'nothing';

/** Where a walk stands after a piece of text: in the middle of a value, after the end of it, or at an error. */
export type WalkState = 'open' | 'idle' | 'broken';

/**
 * Walks JSON that comes in pieces of any size, one character at a time, with bounded memory: nothing is kept but the
 * string at hand. A line break inside a string is let through, because terminals and mails put them there.
 */
export function createJsonWalk(sink: JsonSink) {
  let stack: boolean[] = [];
  let expect: Expect = 'value';
  let state: WalkState = 'idle';
  let inString = false;
  let escaped = false;
  let isKey = false;
  let length = 0;
  let parts: string[] = [];
  let literal = '';

  function keep(text: string): void {
    const room = (isKey ? maxKey : maxString) - length;
    if (room > 0) parts.push(text.length > room ? text.slice(0, room) : text);
    length += text.length;
  }

  function endString(): void {
    const text = parts.join('');
    parts = [];
    length = 0;
    inString = false;
    if (isKey) {
      sink.key(text);
      expect = 'colon';
    } else {
      sink.value(text, true);
      expect = 'next';
    }
  }

  function endLiteral(): boolean {
    const text = literal;
    literal = '';
    if (!/^(?:true|false|null|-?\d[\d.eE+-]{0,40})$/.test(text)) return false;
    sink.value(text, false);
    expect = 'next';
    return true;
  }

  function openContainer(list: boolean): boolean {
    if (stack.length >= maxDepth) return false;
    stack.push(list);
    sink.open(list);
    expect = list ? 'firstValue' : 'firstKey';
    return true;
  }

  function closeContainer(list: boolean): boolean {
    if (stack.pop() !== list) return false;
    sink.close();
    expect = stack.length === 0 ? 'nothing' : 'next';
    return true;
  }

  /** One character outside of strings; false when it cannot stand here. */
  function step(char: string): boolean {
    const wantsValue = expect === 'value' || expect === 'firstValue';
    if (char === '"') {
      if (!wantsValue && expect !== 'key' && expect !== 'firstKey') return false;
      isKey = !wantsValue;
      inString = true;
      return true;
    }
    if (char === '{' || char === '[') return wantsValue && openContainer(char === '[');
    if (char === '}') return (expect === 'next' || expect === 'firstKey') && closeContainer(false);
    if (char === ']') return (expect === 'next' || expect === 'firstValue') && closeContainer(true);
    if (char === ',') {
      if (expect !== 'next') return false;
      expect = stack.at(-1) ? 'value' : 'key';
      return true;
    }
    if (char === ':') {
      if (expect !== 'colon') return false;
      expect = 'value';
      return true;
    }
    if (!wantsValue || !/[-\d.a-zA-Z+]/.test(char)) return false;
    literal = char;
    return true;
  }

  function stringFrom(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (escaped) escaped = false;
      else if (code === 92) escaped = true;
      else if (code === 34) {
        keep(text.slice(from, at));
        endString();
        return at + 1;
      }
    }
    keep(text.slice(from));
    return text.length;
  }

  return {
    state: () => state,
    /** The text of a string that has begun and not ended, and whether it is a value. */
    unfinished: () => (inString && !isKey ? parts.join('') : null),
    inString: () => inString,
    reset(): void {
      stack = [];
      parts = [];
      expect = 'value';
      state = 'idle';
      inString = false;
      escaped = false;
      literal = '';
      length = 0;
    },
    /** Walks on from `from`; gives the place after the last character used. At the end of the outermost value it stops. */
    feed(text: string, from: number): number {
      state = 'open';
      for (let at = from; at < text.length; ) {
        if (inString) {
          at = stringFrom(text, at);
          continue;
        }
        const char = text[at] ?? '';
        if (literal !== '') {
          if (/[-\d.a-zA-Z+]/.test(char) && literal.length < 48) {
            literal += char;
            at += 1;
            continue;
          }
          if (!endLiteral()) {
            state = 'broken';
            return at;
          }
        }
        if (char.charCodeAt(0) > 32 && !step(char)) {
          state = 'broken';
          return at;
        }
        at += 1;
        if (expect === 'nothing') {
          expect = 'value';
          state = 'idle';
          return at;
        }
      }
      return text.length;
    },
  };
}
