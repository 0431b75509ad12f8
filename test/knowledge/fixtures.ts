import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** A new folder that is removed after the tests of the file. */
export async function scratchDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'knowledge-'));
  afterAll(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Writes files below a folder, by their path. */
export async function writeFiles(dir: string, files: Record<string, string | Uint8Array>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
}

/** A content tree: the four folders, and the files given. */
export async function contentTree(files: Record<string, string | Uint8Array>): Promise<string> {
  const dir = await scratchDir();
  for (const folder of ['errors', 'articles', 'guides', 'support']) await mkdir(join(dir, folder));
  await writeFiles(dir, files);
  return dir;
}

const symptoms = 'symptoms:\n  - the shop is closed\n  - nobody answers the door\n  - lights are off';

/** A right error page; `change` edits its text. */
export function errorFile(code = 'H14', change: (text: string) => string = (text) => text): string {
  return change(`---
code: ${code}
title: No web dynos running
family: http
level: error
httpStatus: 503
summary: There is no web dyno that could take the request.
related: []
stacks: both
topics: [no-web-dynos]
${symptoms}
source: https://devcenter.heroku.com/articles/error-codes#h14-no-web-dynos-running
reviewed: 2026-01-31
confidence: verified
---

## Meaning
Nobody is there.
## Likely causes
- Scaled to zero.
## First checks
1. See the dynos: \`heroku ps -a APP\`
## Limits
None.
`);
}

/** A right article; `change` edits its text. */
export function articleFile(change: (text: string) => string = (text) => text): string {
  return change(`---
title: Opening the shop
summary: How to open the shop in the morning, step by step.
related: []
stacks: both
topics: [getting-started]
${symptoms}
source: https://devcenter.heroku.com/articles/how-heroku-works
reviewed: 2026-01-31
confidence: likely
---

## What to do
Turn the key.
`);
}

/** A right runbook; `change` edits its text. */
export function runbookFile(change: (text: string) => string = (text) => text): string {
  return change(`---
title: Our own way back
summary: What our team does when the shop is closed.
codes: [H14]
reviewed: 2026-01-31
---

## Steps
1. \`heroku ps:scale web=2 -a our-shop\`
`);
}
