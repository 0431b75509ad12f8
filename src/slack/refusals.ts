import type { Delivered, Refusal } from '../alerts/deliver.ts';

/*
 * What Slack's error codes mean for a message that was to be posted (docs.slack.dev/reference/methods/chat.postMessage).
 */

const ofChannel =
  /^(?:channel_not_found|not_in_channel|is_archived|restricted_action\w*|no_permission|messages_tab_disabled|access_denied|app_access_restricted|cannot_dm_bot|user_disabled|ekm_access_denied)$/;
const ofWorkspace =
  /^(?:invalid_auth|not_authed|token_revoked|token_expired|account_inactive|missing_scope|team_access_not_granted|org_login_required|not_allowed_token_type)$/;
const ofOurs =
  /^(?:invalid_blocks\w*|msg_blocks_too_long|metadata_\w+|invalid_metadata\w*|no_text|msg_too_long|too_many_attachments|invalid_arguments)$/;
const ofTarget =
  /^(?:message_not_found|thread_not_found|cannot_reply_to_message|cant_update_message|edit_window_closed|block_mismatch)$/;

type Failure = Error & {
  code?: unknown;
  retryAfter?: unknown;
  statusCode?: unknown;
  data?: { error?: unknown };
};

/** The code that Slack gave, or undefined where no answer came. */
export function slackCode(error: unknown): string | undefined {
  const said = (error as Failure | undefined)?.data?.error;
  return typeof said === 'string' ? said.slice(0, 80) : undefined;
}

const ofPerson =
  /^(?:cannot_dm_bot|messages_tab_disabled|user_disabled|user_not_found|account_inactive|channel_not_found|not_in_channel|restricted_action\w*|access_denied|no_permission)$/;

/** Whether a person cannot get direct messages from the bot. */
export function areMessagesOff(error: unknown): boolean {
  return ofPerson.test(slackCode(error) ?? '');
}

/** Whether the message itself was refused: plain text may still pass. */
export function isOurMistake(error: unknown): boolean {
  return ofOurs.test(slackCode(error) ?? '');
}

function refusalOf(code: string): Refusal {
  if (ofChannel.test(code)) return { kind: 'channel', reason: code };
  if (ofWorkspace.test(code)) return { kind: 'workspace', reason: code };
  if (/^rate_?limited$/.test(code)) return { kind: 'later', seconds: 30 };
  return { kind: 'trouble', reason: code };
}

const seconds = (given: unknown) => (typeof given === 'number' && given > 0 ? given : 1);

/**
 * How a failed call ended. A clear refusal proves that nothing was posted; a lost answer and a server's error do
 * not, nor do Slack's own `fatal_error` and its kin, which come after the work as well as before it.
 */
export function failedDelivery(error: unknown): Delivered {
  if (!(error instanceof Error)) return { is: 'unknown', reason: 'no reason was given' };
  const { retryAfter } = error as Failure;
  if (error.name.includes('RateLimited') || retryAfter !== undefined)
    return { is: 'refused', refusal: { kind: 'later', seconds: seconds(retryAfter) } };
  const code = slackCode(error);
  if (code === undefined || !/^[a-z_]+$/.test(code))
    return { is: 'unknown', reason: error.message.slice(0, 200) };
  if (/^(?:fatal_error|internal_error|request_timeout|service_unavailable)$/.test(code))
    return { is: 'unknown', reason: code };
  if (ofTarget.test(code)) return { is: 'gone' };
  return { is: 'refused', refusal: refusalOf(code) };
}
