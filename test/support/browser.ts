import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser: `CHROMIUM_PATH`, or Debian's chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });
}

export const desktop = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions;
export const phone = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
} satisfies BrowserContextOptions;

/** A page with everything that went wrong on it: uncaught errors, console errors, refused resources. */
export interface WatchedPage {
  page: Page;
  problems: string[];
}

/** Opens `url` in a context of its own. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = desktop,
): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  return { page, problems };
}

/** The messages on the page that hold the words; what screen readers are told meanwhile is not among them. */
export function messagesWith(page: Page, words: string | RegExp): Locator {
  return page.getByRole('listitem').filter({ hasText: words });
}

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds wrong with the page as it is now, one line for each place. Empty when nothing is. */
export async function axeViolations(page: Page): Promise<string[]> {
  // The page's own policy allows no inline script; the browser's debugger is not bound by it.
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const result = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResult;
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}

// Not innerWidth: a phone's browser zooms out until everything fits, and that number grows with it.
const findWiderThanWindow = `[...document.body.querySelectorAll('*')].filter((element) => {
  const edge = document.documentElement.clientWidth + 1;
  const { left, right, width } = element.getBoundingClientRect();
  if (width <= 1 || (right <= edge && left >= -1)) return false;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return box.getBoundingClientRect().right > edge;
  }
  return true;
}).map((element) => element.outerHTML.slice(0, 120))`;

/** What reaches out of the window sideways, where nothing scrolls it. On a phone this is content nobody can reach. */
export function reachesOutside(page: Page): Promise<string[]> {
  return page.evaluate(findWiderThanWindow);
}

/** Whether anything reaches out of the window sideways. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return (await reachesOutside(page)).length > 0;
}
