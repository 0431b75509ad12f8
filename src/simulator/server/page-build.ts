import { fileURLToPath } from 'node:url';

/** The built page: path → content. */
export type PageAssets = Map<string, { type: string; body: string | Uint8Array }>;

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

let built: Promise<PageAssets> | undefined;

/** The page, built when somebody first looks and kept for this process. */
export function pageAssets(): Promise<PageAssets> {
  built ??= buildPage();
  return built;
}

/** Builds the page in memory with vite; nothing is written to the disk. */
async function buildPage(): Promise<PageAssets> {
  const { build } = await import('vite');
  const result = await build({
    root: fileURLToPath(new URL('../page/', import.meta.url)),
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { write: false, assetsInlineLimit: 0, modulePreload: false },
  });
  const assets: PageAssets = new Map();
  for (const output of Array.isArray(result) ? result : [result]) {
    if (!('output' in output)) continue;
    for (const file of output.output) {
      const type = types[file.fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      assets.set(`/${file.fileName}`, { type, body: file.type === 'chunk' ? file.code : file.source });
    }
  }
  return assets;
}
