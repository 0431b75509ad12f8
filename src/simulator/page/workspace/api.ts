import type { Act, ActResult } from '../../people/act.ts';
import type { PageState } from '../../workspace/entities.ts';

const unreachable: ActResult = {
  ok: false,
  error: 'unreachable',
  detail: 'The local workspace does not answer. Is it still running?',
};

/** Loads everything that the person sees. `as` is empty for the first person. */
export async function loadState(as: string): Promise<PageState> {
  const response = await fetch(`/page/state?as=${encodeURIComponent(as)}`);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Does what the person did. Never throws: a server that is gone is an answer too. */
export async function postAct(as: string, act: Act): Promise<ActResult> {
  return post(`/page/act?as=${encodeURIComponent(as)}`, JSON.stringify(act));
}

/** Uploads one file for a `file_input`. */
export async function postFile(as: string, file: File): Promise<ActResult> {
  return post(`/page/upload?as=${encodeURIComponent(as)}&name=${encodeURIComponent(file.name)}`, file);
}

async function post(path: string, body: BodyInit): Promise<ActResult> {
  try {
    return await (await fetch(path, { method: 'POST', body })).json();
  } catch {
    return unreachable;
  }
}
