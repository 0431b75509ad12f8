const breaks = new Set(['br', 'tr', 'dt', 'dd']);
const paragraphs = new Set([
  ...['p', 'div', 'ul', 'ol', 'table', 'section', 'article', 'figure', 'blockquote', 'hr'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
]);
const plainInline = new Set([
  ...['span', 'u', 'small', 'sup', 'sub', 'font', 'tt', 'kbd', 'abbr', 'time', 'img', 'td', 'th'],
  ...['thead', 'tbody', 'figcaption', 'center', 'wbr'],
]);
const dropped = new Set(['script', 'style', 'iframe', 'svg', 'noscript', 'template', 'head']);
const marks: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*', code: '`' };

const entities: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', mdash: '—', ndash: '–', hellip: '…' },
  ...{
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    copy: '©',
    times: '×',
    rarr: '→',
    middot: '·',
  },
};

/** Attributes may not hold `<` or `>`: bounded, so that hostile text costs no time. */
const tag = /<(\/?)([a-z][a-z0-9]{0,11})(\s[^<>]{0,2000})?\/?>/iy;
const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i;

function isTag(name: string): boolean {
  return (
    [breaks, paragraphs, plainInline, dropped].some((set) => set.has(name)) ||
    Object.hasOwn(marks, name) ||
    ['a', 'li', 'pre'].includes(name)
  );
}

function point(code: number): string {
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '';
}

/** `&amp;`, `&#39;`, `&#x2019;` and the common named ones as the characters they stand for; others stay. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, number, hex, name) => {
    if (number !== undefined) return point(Number(number));
    if (hex !== undefined) return point(Number.parseInt(hex, 16));
    return entities[String(name).toLowerCase()] ?? whole;
  });
}

type Piece = { text: string } | { tag: string; closes: boolean; attributes: string };

/** Cut at the tags of HTML that are known; `<15 minutes`, `<!channel>` and made-up tags are text. */
function pieces(html: string): Piece[] {
  const out: Piece[] = [];
  let from = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at);
      out.push({ text: html.slice(from, at) });
      at = end === -1 ? html.length : end + 3;
      from = at;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(html);
    const name = found?.[2]?.toLowerCase() ?? '';
    if (found === null || !isTag(name)) {
      at += 1;
      continue;
    }
    out.push({ text: html.slice(from, at) });
    out.push({ tag: name, closes: found[1] === '/', attributes: found[3] ?? '' });
    at += found[0].length;
    from = at;
  }
  out.push({ text: html.slice(from) });
  return out;
}

/** Whether the text holds at least one tag of HTML. */
export function hasHtml(text: string): boolean {
  return pieces(text).some((piece) => 'tag' in piece);
}

function linkTarget(attributes: string): string {
  const [, double, single, bare] = href.exec(attributes) ?? [];
  const url = decodeEntities(double ?? single ?? bare ?? '');
  return /^https?:\/\/[^\s()<>]+$/i.test(url) ? url : '';
}

/** What the walk over the pieces has in hand. */
type State = { out: string; hidden: string; pre: boolean; link: { url: string; from: number } | null };

function onTag(state: State, { tag: name, closes, attributes }: Extract<Piece, { tag: string }>): void {
  if (state.hidden !== '' || dropped.has(name)) {
    if (!closes && state.hidden === '') state.hidden = name;
    else if (closes && state.hidden === name) state.hidden = '';
  } else if (name === 'pre') {
    state.pre = !closes;
    state.out = `${state.out.trimEnd()}${closes ? '\n```\n\n' : '\n\n```\n'}`;
  } else if (paragraphs.has(name)) state.out += '\n\n';
  else if (breaks.has(name)) state.out += '\n';
  else if (name === 'li') state.out += closes ? '' : '\n- ';
  else if (name === 'a' && !closes) state.link = { url: linkTarget(attributes), from: state.out.length };
  else if (name === 'a' && state.link !== null) {
    const words = state.out.slice(state.link.from).trim();
    const { url, from } = state.link;
    if (url !== '' && words !== '' && words !== url)
      state.out = `${state.out.slice(0, from)}[${words.replace(/[[\]]/g, '')}](${url})`;
    state.link = null;
  } else if (marks[name] !== undefined && !state.pre) state.out += marks[name];
}

/** Spaces at the ends of lines taken off; inside a code block those at the start stay. */
function tidyLines(text: string): string {
  let code = false;
  const lines = text.split('\n').map((line) => {
    if (line.trim() === '```') code = !code;
    return code ? line.trimEnd() : line.trim();
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Far more than is ever shown of one text. */
const mostHtml = 20_000;

/** HTML as Markdown with its words, links and code; scripts, styles and comments are left out. */
export function markdownFromHtml(html: string): string {
  const state: State = { out: '', hidden: '', pre: false, link: null };
  for (const piece of pieces(html.slice(0, mostHtml))) {
    if ('tag' in piece) onTag(state, piece);
    else if (state.hidden === '')
      state.out += decodeEntities(state.pre ? piece.text : piece.text.replace(/[ \t\n]+/g, ' '));
  }
  return tidyLines(state.out);
}

/** The words of HTML in one line. */
export function plainFromHtml(html: string): string {
  const words = pieces(html.slice(0, mostHtml)).map((piece) =>
    'text' in piece ? decodeEntities(piece.text) : ' ',
  );
  return words.join('').replace(/\s+/g, ' ').trim();
}
