import type { ModalView } from '@slack/types';
import { callbacks } from '../actions.ts';
import { context } from './elements.ts';

/** The inputs of the form, addressed when it comes back. */
export const logsInput = {
  text: { block: 'lines', action: 'text' },
  file: { block: 'file', action: 'upload' },
} as const;

const kinds = ['log', 'txt', 'text', 'json', 'jsonl', 'ndjson', 'csv', 'tsv', 'out'];

/** Paste or attach logs. `metadata` comes back with the form. */
export function logsView(metadata = ''): ModalView {
  return {
    type: 'modal',
    callback_id: callbacks.logsView,
    private_metadata: metadata,
    title: { type: 'plain_text', text: 'Diagnose logs' },
    submit: { type: 'plain_text', text: 'Diagnose' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: logsInput.text.block,
        optional: true,
        label: { type: 'plain_text', text: 'Paste log lines' },
        hint: {
          type: 'plain_text',
          text: 'As heroku logs prints them, or from a drain. Up to 3,000 characters; attach a file for more.',
        },
        element: {
          type: 'plain_text_input',
          action_id: logsInput.text.action,
          multiline: true,
          max_length: 3000,
        },
      },
      {
        type: 'input',
        block_id: logsInput.file.block,
        optional: true,
        label: { type: 'plain_text', text: 'Or attach a log file' },
        hint: { type: 'plain_text', text: 'Plain text, JSON or CSV, up to 50 MB.' },
        element: { type: 'file_input', action_id: logsInput.file.action, filetypes: kinds, max_files: 1 },
      },
      context(
        'Only you see the result. Secrets are hidden before anything is read, and the log is not kept.',
      ),
    ],
  };
}
