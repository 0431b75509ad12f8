import type { Person } from '../workspace/entities.ts';
import type { Act, ActResult } from './act.ts';
import { sendAction, suggest } from './block-actions.ts';
import { changeChannel } from './channels.ts';
import { openApp } from './events.ts';
import { close, submit } from './modals.ts';
import { runPanel } from './panels.ts';
import type { Parts } from './parts.ts';
import { react } from './react.ts';
import { send } from './send.ts';
import { messageShortcut, shortcut } from './shortcuts.ts';

/** Does what a person did on the page. */
export async function doAct(parts: Parts, person: Person, act: Act): Promise<ActResult> {
  switch (act.kind) {
    case 'send':
      return send(parts, person, act);
    case 'action':
      return sendAction(parts, person, act);
    case 'options':
      return suggest(parts, person, act);
    case 'submit':
      return submit(parts, person, act);
    case 'close':
      return close(parts, person, act);
    case 'shortcut':
      return shortcut(parts, person, act);
    case 'message_shortcut':
      return messageShortcut(parts, person, act);
    case 'open_app':
      return openApp(parts, person, act);
    case 'channel':
      return changeChannel(parts, person, act);
    case 'panel':
      return runPanel(parts, person, act);
    case 'react':
      return react(parts, person, act);
  }
}
