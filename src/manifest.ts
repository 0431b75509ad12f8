import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const manifest = z.object({
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string().default(''),
        should_escape: z.boolean().default(false),
      }),
    ),
    shortcuts: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['global', 'message']),
        callback_id: z.string(),
        description: z.string(),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** The parts of manifest.yml that the bot itself needs: what Slack was told is what it offers and asks for. */
export type Manifest = z.infer<typeof manifest>;

/** Reads manifest.yml. */
export async function readManifest(): Promise<Manifest> {
  return manifest.parse(parse(await readFile(join(import.meta.dirname, '../manifest.yml'), 'utf8')));
}
