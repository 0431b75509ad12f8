import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { LineProblem } from './front-matter.ts';
import { type ErrorPage, errorSections } from './page.ts';
import type { PlacedSection } from './sections.ts';

/** Topics of the Heroku CLI (heroku help, version 11) that prose could be showing as a command. */
const cliTopics =
  'access|accounts|addons|api|apps|auth|autocomplete|base|blocks|buildpacks|certs|ci|clients|commands|config|' +
  'container|data|domains|drains|dyno|features|git|help|info|keys|labs|local|login|logout|logs|maintenance|members|' +
  'notifications|orgs|pg|pipelines|plugins|ps|psql|rake|redis|regions|releases|restart|reviewapps|rollback|run|' +
  'scale|sessions|spaces|stack|status|telemetry|teams|update|usage|version|webhooks|which|whoami';
const commandInProse = new RegExp(`(?:^|[^\\w/.@-])heroku (?:${cliTopics})(?::[a-z][a-z:-]*)?(?![\\w-])`);
const command = /(?:^|[\s$(;&|])heroku [a-z]/;

/** The parser's time grows with the square of a paragraph, so a paragraph has an end. */
const maxBlock = 10_000;

/** Rules that hold for every page's Markdown: safe links, and commands that can be copied. */
export function bodyProblems(body: string, firstLine: number): LineProblem[] {
  const long = longBlock(body);
  if (long !== undefined) {
    return [
      { line: firstLine + long, rule: `has a paragraph of more than ${maxBlock} characters; break it up` },
    ];
  }
  if (!mayBreakRules(body)) return [];
  const problems: LineProblem[] = [];
  const at = (node: Nodes) => (node.position?.start.line ?? 1) + firstLine - 1;
  each(fromMarkdown(body), (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const wrong = linkProblem(node.url);
      if (wrong) problems.push({ line: at(node), rule: wrong });
    }
    if (node.type === 'text') {
      const found = commandInProse.exec(node.value);
      if (found) {
        const before = node.value.slice(0, found.index + 1).split('\n').length - 1;
        const shown = found[0].trim().replace(/^[^h]/, '');
        problems.push({
          line: at(node) + before,
          rule: `"${shown}" must stand in a code span or a fenced block`,
        });
      }
    }
  });
  return problems;
}

/** Rules for the page of a platform error code that is still in use. */
export function errorBodyProblems(
  page: Pick<ErrorPage, 'code' | 'retired'>,
  sections: readonly PlacedSection[],
  firstLine: number,
): LineProblem[] {
  if (page.retired) return [];
  const problems: LineProblem[] = [];
  let from = 0;
  for (const wanted of errorSections) {
    const at = sections.findIndex((section, index) => index >= from && section.heading === wanted);
    if (at !== -1) {
      from = at + 1;
      continue;
    }
    const elsewhere = sections.find((section) => section.heading === wanted);
    problems.push(
      elsewhere
        ? {
            line: elsewhere.line,
            rule: `section "${wanted}" stands out of order; the order is ${errorSections.join(', ')}`,
          }
        : { line: firstLine, rule: `section "## ${wanted}" is missing` },
    );
  }
  const checks = sections.find((section) => section.heading === 'First checks');
  if (checks && !holdsCommand(checks.markdown)) {
    problems.push({
      line: checks.line,
      rule: 'First checks must show at least one `heroku` command in code',
    });
  }
  return problems;
}

/** Line, from 0, on which a block of text without an empty line becomes too long. */
function longBlock(body: string): number | undefined {
  let length = 0;
  const at = body.split('\n').findIndex((line) => {
    length = line.trim() === '' ? 0 : length + line.length + 1;
    return length > maxBlock;
  });
  return at === -1 ? undefined : at;
}

const plainCode = /^(`{3,}|~{3,})[^`\n]*\n[\s\S]*?\n\1[ \t]*$|`[^`\n]+`/gm;
const plainLink = /\]\(https:\/\/[\w-]+(?:\.[\w-]+)+(?:\/[\w./#?=&%+-]*)?\)/g;

/**
 * False for most pages, quickly: without their plain code and plain links nothing is left that a rule could be about.
 * Anything unusual is left to the parser.
 */
function mayBreakRules(body: string): boolean {
  const rest = body.replace(plainCode, '').replace(plainLink, ']');
  return /\bheroku [a-z]|\]\(|\]:|[<`\\]|:\/\//.test(rest);
}

/** Why a link may not be shown, or nothing when it may. */
function linkProblem(url: string): string | undefined {
  const shown = JSON.stringify(url.slice(0, 80));
  if (!/^https?:\/\//i.test(url)) return `link ${shown} must begin with https:// or http://`;
  const parsed = URL.parse(url);
  if (!parsed || /\s/.test(url) || !parsed.hostname.includes('.'))
    return `link ${shown} is not a well-formed address`;
  if (parsed.username !== '' || parsed.password !== '')
    return `link ${shown} must not carry a name or a password`;
  return undefined;
}

function holdsCommand(markdown: string): boolean {
  let found = false;
  each(fromMarkdown(markdown), (node) => {
    if ((node.type === 'inlineCode' || node.type === 'code') && command.test(node.value)) found = true;
  });
  return found;
}

function each(root: Nodes, visit: (node: Nodes) => void) {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node);
    if ('children' in node) waiting.push(...node.children);
  }
}
