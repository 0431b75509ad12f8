import { randomUUID } from 'node:crypto';
import type { BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { AppError } from '../errors.ts';
import type { Diagnosis } from '../knowledge/diagnosis/diagnosis.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { errorFacts, type Log } from '../log.ts';
import { actions, callbacks } from './actions.ts';
import { diagnosisMessage, diagnosisView, evidenceView, noticeView } from './blocks/diagnosis.ts';
import { logsInput, logsView } from './blocks/logs-view.ts';
import type { Message } from './blocks/message.ts';
import { downloadFile, filesIn, type SharedFile } from './files.ts';
import type { IncidentsAt } from './incidents-at.ts';
import type { Listeners } from './listeners.ts';
import { createOnce } from './once.ts';
import { readLogStream, readLogText } from './reading-logs.ts';
import { respondTo } from './respond-to.ts';

/** Where diagnoses wait for the buttons under them. They hold counts and hidden lines, never the log. */
export type Shelf = {
  get(id: string): Promise<Diagnosis | undefined>;
  set(id: string, diagnosis: Diagnosis): Promise<void>;
};

/** Shows diagnoses in private, for every way in. */
export type Diagnosing = {
  show(diagnosis: Diagnosis, team: string, respond: RespondFn): Promise<void>;
  /** The message of a diagnosis where everybody in the conversation reads it. */
  message(diagnosis: Diagnosis): Promise<Message>;
  /** Reads the file with the token of the workspace it is in. */
  file(file: SharedFile, token: string): Promise<Diagnosis>;
};

/** What diagnosing needs. `fetch` is the guarded one, for `response_url`s; `apiUrl` names an emulator. */
export type DiagnosingParts = {
  knowledge: Knowledge;
  shelf: Shelf;
  fetch: typeof fetch;
  apiUrl: string | undefined;
  incidentsAt: IncidentsAt;
  log: Log;
};

const beside = { response_type: 'ephemeral', replace_original: false } as const;

export function createDiagnosing({
  knowledge,
  shelf,
  apiUrl,
  incidentsAt,
  log,
}: DiagnosingParts): Diagnosing {
  const refusedCharts = new Set<string>();
  const incidentsOf = async ({ first, last }: Diagnosis) =>
    first === null || last === null ? [] : incidentsAt(Date.parse(first), Date.parse(last));
  const pagesOf = (diagnosis: Diagnosis) =>
    [...new Set(diagnosis.likely.flatMap((cause) => cause.pages))].flatMap(
      (page) => knowledge.page(page) ?? [],
    );
  return {
    async message(diagnosis) {
      const id = randomUUID();
      await shelf.set(id, diagnosis);
      const pages = pagesOf(diagnosis);
      const incidents = await incidentsOf(diagnosis);
      return diagnosisMessage(diagnosis, { id, withChart: false, pages, incidents, isPublic: true });
    },
    async show(diagnosis, team, respond) {
      const id = randomUUID();
      const pages = pagesOf(diagnosis);
      await shelf.set(id, diagnosis);
      const incidents = await incidentsOf(diagnosis);
      const withChart = !refusedCharts.has(team);
      try {
        await respond({ ...beside, ...diagnosisMessage(diagnosis, { id, withChart, pages, incidents }) });
      } catch (error) {
        if (!withChart) throw error;
        // A workspace that does not know the chart block refuses the whole message: the strip has the same numbers.
        log.warn(errorFacts(error), 'a message with a chart was refused');
        await respond({
          ...beside,
          ...diagnosisMessage(diagnosis, { id, withChart: false, pages, incidents }),
        });
        refusedCharts.add(team);
      }
    },
    async file(file, token) {
      const { diagnosis } = await readLogStream(downloadFile(file, token, apiUrl));
      if (diagnosis.verdict === 'empty')
        throw new AppError('input_invalid', `${file.name ?? 'The file'} is empty.`);
      return diagnosis;
    },
  };
}

const gone = 'This diagnosis is no longer here. Paste the lines again.';

/** The form for logs, the lines behind a cause, and sharing. */
export function registerDiagnosing(
  on: Listeners,
  diagnosing: Diagnosing,
  { shelf, fetch, log }: DiagnosingParts,
): void {
  const once = createOnce(30 * 60_000);

  on.action<BlockAction<ButtonAction>>(actions.openLogs, async ({ body, ack, client }) => {
    const view = logsView(body.response_url ?? '');
    const show = body.view?.type === 'modal' ? client.views.push : client.views.open;
    await Promise.all([ack(), show({ trigger_id: body.trigger_id, view })]);
  });

  on.submit(callbacks.logsView, async ({ view, body, ack, client, context }) => {
    const values = view.state.values;
    const pasted = values[logsInput.text.block]?.[logsInput.text.action]?.value?.trim() ?? '';
    const [file] = filesIn(values[logsInput.file.block]?.[logsInput.file.action]?.files);
    if (pasted === '' && file === undefined) {
      const errors = { [logsInput.text.block]: 'Paste some lines here, or attach a file below.' };
      return ack({ response_action: 'errors', errors });
    }
    const answerInChannel = async (diagnosis: Diagnosis) => {
      if (view.private_metadata === '') {
        await client.chat.postMessage({ channel: body.user.id, ...(await diagnosing.message(diagnosis)) });
        return;
      }
      const respond = respondTo(view.private_metadata, fetch);
      await diagnosing
        .show(diagnosis, body.team?.id ?? '', respond)
        .catch((error) => log.warn(errorFacts(error), 'a diagnosis could not be shown in its channel'));
    };
    if (file === undefined) {
      const { diagnosis } = readLogText(pasted);
      await ack({ response_action: 'update', view: diagnosisView(diagnosis) });
      return answerInChannel(diagnosis);
    }
    await ack({ response_action: 'update', view: noticeView(`Reading ${file.name ?? 'the file'} …`) });
    try {
      const diagnosis = await diagnosing.file(file, context.botToken ?? '');
      await client.views.update({ view_id: view.id, view: diagnosisView(diagnosis) });
      await answerInChannel(diagnosis);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await client.views.update({ view_id: view.id, view: noticeView(error.message) });
    }
  });

  on.action<BlockAction<ButtonAction>>(actions.showEvidence, async ({ action, body, ack, client }) => {
    const diagnosis = await shelf.get(action.value ?? '');
    if (diagnosis === undefined) throw new AppError('not_found', gone);
    await Promise.all([
      ack(),
      client.views.open({ trigger_id: body.trigger_id, view: evidenceView(diagnosis) }),
    ]);
  });

  on.action<BlockAction<ButtonAction>>(actions.shareDiagnosis, async ({ action, body, ack, respond }) => {
    await ack();
    const id = action.value ?? '';
    const diagnosis = await shelf.get(id);
    if (diagnosis === undefined) throw new AppError('not_found', gone);
    if (!once.first(id)) return;
    const shared = diagnosisMessage(diagnosis, { withChart: false, sharedBy: `<@${body.user.id}>` });
    try {
      await respond({ response_type: 'in_channel', replace_original: false, ...shared });
    } catch (error) {
      once.forget(id);
      throw new AppError(
        'unavailable',
        'Slack did not take the shared copy. Press Share again in a moment.',
        { cause: error },
      );
    }
  });
}
