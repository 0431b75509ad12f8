import type { Person } from '../workspace/entities.ts';
import { asList, asObject, asText } from '../workspace/json.ts';
import type { ActResult } from './act.ts';
import type { Parts } from './parts.ts';

/** Uploads a file for a `file_input`; the answer holds Slack's file object. */
export async function upload(
  parts: Parts,
  person: Person,
  name: string,
  content: Buffer,
): Promise<ActResult> {
  const { emulator, workspace } = parts;
  const slot = await emulator.call(
    'files.getUploadURLExternal',
    { filename: name, length: content.length },
    person.id,
  );
  const file_id = asText(slot.file_id);
  if (!file_id) return { ok: false, error: asText(slot.error) };
  await emulator.fetch(`/upload/v1/${file_id}`, { method: 'POST', body: new Uint8Array(content) });
  const answer = await emulator.call(
    'files.completeUploadExternal',
    { files: [{ id: file_id, title: name }] },
    person.id,
  );
  const [file] = asList(answer.files).map(asObject);
  if (!file) return { ok: false, error: asText(answer.error) };
  workspace.store.setFileOwner(file_id, person.id);
  return { ok: true, file };
}
