import type { JsonObject } from '../workspace/entities.ts';
import { asList, asObject, asText, isObject } from '../workspace/json.ts';
import { checkBlocks, type Problem, slackWords } from './check-blocks.ts';
import { limits } from './limits.ts';
import { countText } from './text-budget.ts';

/** What Slack answers instead of taking a message or a view: its error code, and where exactly. */
export interface Refusal {
  error: string;
  messages: string[];
}

/**
 * Checks the content of a message as Slack does. `use` is `post` for `chat.postMessage` and the like, `update` for
 * `chat.update` (whose `text` is shorter) and `response` for a command's answer or a `response_url`, which Slack
 * measured does not hold to the limit on all blocks together.
 * @returns `undefined` when Slack would take the message
 */
export function checkMessage(args: JsonObject, use: 'post' | 'update' | 'response'): Refusal | undefined {
  const text = asText(args.text) || asText(args.markdown_text);
  const blocks = args.blocks ?? undefined;
  const attachments = args.attachments ?? undefined;
  if (args.markdown_text && (args.text || blocks)) return refusal('markdown_text_conflict');
  if (!text && isEmpty(blocks) && isEmpty(attachments)) return refusal('no_text');
  if (use === 'update' && Buffer.byteLength(text) > limits.messageUpdateTextBytes)
    return refusal('msg_too_long');
  if (blocks !== undefined && !Array.isArray(blocks)) return refusal('invalid_blocks_format');
  if (attachments !== undefined && !Array.isArray(attachments)) return refusal('invalid_attachments');
  if (asList(attachments).length > 100) return refusal('too_many_attachments');
  if (args.metadata !== undefined) {
    const metadata = asObject(args.metadata);
    if (!asText(metadata.event_type) || !isObject(metadata.event_payload))
      return refusal('invalid_metadata_format');
  }
  const problems = [
    ...checkBlocks(asList(blocks), 'message', limits.messageBlocks),
    ...asList(attachments).flatMap((attachment, index) => checkAttachment(asObject(attachment), index)),
    ...checkSums(asList(blocks).map(asObject)),
  ];
  if (problems.length > 0) return refusal('invalid_blocks', problems);
  const budget = countText(asList(blocks).map(asObject));
  if (use !== 'response' && budget > limits.messageTextInBlocks) return refusal('msg_blocks_too_long');
  return undefined;
}

function refusal(error: string, problems: Problem[] = []): Refusal {
  return { error, messages: problems.map(slackWords) };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function checkAttachment(attachment: JsonObject, index: number): Problem[] {
  if (attachment.blocks === undefined) return [];
  return checkBlocks(attachment.blocks, 'message', limits.messageBlocks, `/attachments/${index}/blocks`);
}

/** Limits that count over all blocks of one message. */
function checkSums(blocks: JsonObject[]): Problem[] {
  const ofType = (type: string): JsonObject[] => blocks.filter((block) => block.type === type);
  const sums: [actual: number, max: number, what: string][] = [
    [
      ofType('data_visualization').length,
      limits.chartsPerMessage,
      'data_visualization blocks in one message',
    ],
    [countText(ofType('table')), limits.tableCells, 'characters in tables'],
    [countText(ofType('data_table')), limits.dataTableCells, 'characters in data tables'],
    [countText(ofType('markdown')), limits.markdownText, 'characters in markdown blocks'],
  ];
  return sums
    .filter(([actual, max]) => actual > max)
    .map(([, max, what]) => ({ pointer: '/blocks', message: `no more than ${max} ${what} allowed` }));
}
