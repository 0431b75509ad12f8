/** Every `action_id` of the bot. One that repeats in a message carries `:something` behind it. */
export const actions = {
  showPage: 'show_page',
  readPage: 'read_page',
  turnPage: 'turn_page',
  pickCode: 'pick_code',
  sharePage: 'share_page',
  showPicker: 'show_picker',
  openSearch: 'open_search',
  vote: 'vote',
  openLogs: 'open_logs',
  showEvidence: 'show_evidence',
  shareDiagnosis: 'share_diagnosis',
  undoRule: 'undo_rule',
  removeRule: 'remove_rule',
  ticketFromPage: 'ticket_from_page',
  ticketFromDiagnosis: 'ticket_from_diagnosis',
  ticketPriority: 'ticket_priority',
  ticketSend: 'ticket_send',
  ticketEdit: 'ticket_edit',
  ticketAttach: 'ticket_attach',
  ticketShareDraft: 'ticket_share_draft',
  ticketDiscard: 'ticket_discard',
  ticketAct: 'ticket_act',
  ticketSettings: 'ticket_settings',
  ticketMore: 'ticket_more',
} as const;

/** Every `callback_id`: shortcuts of the manifest and modals. */
export const callbacks = {
  explainErrors: 'explain_errors',
  searchKnowledge: 'search_knowledge',
  searchView: 'search_view',
  logsView: 'logs_view',
  statusSettings: 'status_settings',
  ticketOpen: 'ticket_open',
  ticketFromMessage: 'ticket_from_message',
  ticketForm: 'ticket_form',
  ticketDetails: 'ticket_details',
  ticketAction: 'ticket_action',
  ticketShare: 'ticket_share',
  ticketShareDraft: 'ticket_share_draft_view',
  ticketAttach: 'ticket_attach_view',
  ticketSettings: 'ticket_settings_view',
} as const;

/** Matches an action id with or without its `:something`. */
export function actionPattern(action: (typeof actions)[keyof typeof actions]): RegExp {
  return new RegExp(`^${action}(:|$)`);
}
