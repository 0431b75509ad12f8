import type { KnownBlock } from '@slack/types';
import type { ErrorPage, Page, Section } from '../../knowledge/page.ts';
import { actions } from '../actions.ts';
import { button, context, row, section } from './elements.ts';
import { markdownToText, richText } from './markdown.ts';
import { type Message, message } from './message.ts';
import { cut, escapeMrkdwn, link } from './text.ts';

const familyNames = { http: 'Router code', runtime: 'Dyno code', logging: 'Log-delivery code' } as const;
const stackWords = { both: 'Cedar and Fir', cedar: 'Cedar only', fir: 'Fir only' } as const;
const kindNames = {
  error: 'Error code',
  article: 'Article',
  guide: 'Guide',
  support: 'Heroku Support',
  runbook: "Your team's runbook",
} as const;

/** The sections of an error page that belong into a message; an example log line is for the full page. */
const cardSections = ['Meaning', 'Likely causes', 'First checks', 'Limits'];

/** `H14 · No web dynos running` for codes, the title for everything else. */
export function pageTitle(page: Page): string {
  return page.kind === 'error' ? `${page.id} · ${page.title}` : page.title;
}

/** What stands under the title: kind, level and HTTP status in words, and where it applies. */
export function pageFacts(page: Page): string {
  const stacks = stackWords[page.stacks];
  if (page.kind !== 'error') return `${kindNames[page.kind]} · ${stacks}`;
  const words = [
    familyNames[page.family],
    page.retired ? 'no longer in use' : `logged as ${page.level}`,
    page.httpStatus === undefined ? 'no HTTP status' : `HTTP status ${page.httpStatus}`,
    stacks,
  ];
  return words.join(' · ');
}

/** Where it comes from and how fresh it is, in plain words. */
export function pageOrigin(page: Page): string {
  const sure = page.confidence === 'likely' ? ' · parts of it could not be confirmed' : '';
  return `reviewed ${page.reviewed}${sure}`;
}

/** Small print as mrkdwn: source with its address, review date. */
export function sourceLine(page: Page): string {
  const where = page.source === undefined ? kindNames[page.kind] : link(page.source, sourceName(page.source));
  return `Source: ${where} · ${pageOrigin(page)}`;
}

/** The title in bold as mrkdwn, linked to its source where it has one. */
export function titleLine(page: Page): string {
  const title =
    page.source === undefined ? escapeMrkdwn(pageTitle(page)) : link(page.source, pageTitle(page));
  return `*${title}*`;
}

function sourceName(url: string): string {
  const host = new URL(url).hostname;
  const names: Record<string, string> = {
    'devcenter.heroku.com': 'Heroku Dev Center',
    'help.heroku.com': 'Heroku Help',
    'status.heroku.com': 'Heroku Status',
    'www.heroku.com': 'heroku.com',
  };
  return names[host] ?? host;
}

const drawn = new WeakMap<Section, KnownBlock[]>();

/** A section as blocks. Sections never change, only get replaced, so each is drawn once. */
function sectionBlocks(section: Section): KnownBlock[] {
  const known = drawn.get(section);
  if (known !== undefined) return known;
  const blocks = richText(section.markdown, section.heading);
  drawn.set(section, blocks);
  return blocks;
}

/** The sections of a page as blocks, one each. */
export function pageSections(page: Page, only?: readonly string[]): KnownBlock[] {
  return page.sections
    .filter(({ heading }) => only === undefined || only.includes(heading))
    .flatMap(sectionBlocks);
}

const written = new WeakMap<Page, string>();

/** The whole page as plain text, answer first: what screen readers and notifications read. */
export function pageText(page: Page): string {
  const known = written.get(page);
  if (known !== undefined) return known;
  const text = writeText(page);
  written.set(page, text);
  return text;
}

function writeText(page: Page): string {
  const body = page.sections
    .filter(({ heading }) => page.kind !== 'error' || cardSections.includes(heading))
    .map(({ heading, markdown }) => `${heading}\n${markdownToText(markdown)}`);
  const source = page.source === undefined ? '' : `Source: ${page.source} · `;
  return [pageTitle(page), page.summary, pageFacts(page), ...body, `${source}${pageOrigin(page)}`].join(
    '\n\n',
  );
}

/** Buttons that lead to other codes, labelled with the code and its title. */
export function codeButtons(pages: readonly ErrorPage[]): KnownBlock[] {
  return row(
    pages.slice(0, 5).map((page) =>
      button(`${actions.showPage}:${page.id}`, cut(`${page.id} ${page.title}`, 30), page.id, {
        accessibility_label: cut(`${page.id} ${page.title}`, 75),
      }),
    ),
  );
}

/** What a card carries besides its page. */
export type CardOptions = {
  /** Leads to other codes. */
  related?: readonly ErrorPage[];
  /** The row of buttons under the text; none on a shared copy. */
  buttons?: KnownBlock[];
  before?: KnownBlock[];
  /** Further results, under everything that belongs to the page. */
  after?: KnownBlock[];
  /** Why this page was found, where the person did not name it. */
  reason?: string | undefined;
  /** Who shared it, as mrkdwn, on a shared copy. */
  sharedBy?: string;
};

/** The card of one page. */
export function pageCard(page: Page, options: CardOptions = {}): Message {
  const { related = [], buttons = [], before = [], after = [], reason, sharedBy } = options;
  const facts = [pageFacts(page), ...(reason === undefined ? [] : [reason])].join(' · ');
  const shared = sharedBy === undefined ? [] : [context(`Shared by ${sharedBy}`)];
  return message({
    text: pageText(page),
    head: [
      ...before,
      section(`${titleLine(page)}\n${escapeMrkdwn(page.summary)}`),
      context(escapeMrkdwn(facts)),
    ],
    body: pageSections(page, page.kind === 'error' ? cardSections : undefined),
    foot: [context(sourceLine(page)), ...shared, ...buttons, ...codeButtons(related), ...after],
    shortened: context('This page is longer: follow the title for the rest.'),
  });
}
