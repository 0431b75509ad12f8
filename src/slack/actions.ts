/** Every `action_id` of the bot. One that repeats in a message carries `:something` behind it. */
export const actions = {
  showPage: 'show_page',
  pickCode: 'pick_code',
  sharePage: 'share_page',
  showPicker: 'show_picker',
} as const;

/** Matches an action id with or without its `:something`. */
export function actionPattern(action: (typeof actions)[keyof typeof actions]): RegExp {
  return new RegExp(`^${action}(:|$)`);
}
