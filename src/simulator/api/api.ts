import type { Emulator } from '../emulator/emulator.ts';
import type { Triggers } from '../people/triggers.ts';
import type { JsonObject } from '../workspace/entities.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Answer, asAnswer, type Methods, refuse } from './answer.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { reactionMethods } from './reactions.ts';
import { userMethods } from './users.ts';
import { validateMethods } from './validate.ts';
import { viewMethods } from './views.ts';

/** Methods that the emulator answers alone. Anything neither here nor written in this folder is `unknown_method`. */
const forwarded = [
  'auth.test',
  'bookmarks.add',
  'bookmarks.edit',
  'bookmarks.list',
  'bookmarks.remove',
  'bots.info',
  'chat.deleteScheduledMessage',
  'chat.scheduleMessage',
  'chat.scheduledMessages.list',
  'files.delete',
  'files.getUploadURLExternal',
  'files.list',
  'pins.add',
  'pins.list',
  'pins.remove',
  'reactions.get',
  'team.info',
  'users.getPresence',
];

/** The Web API as the bot sees it: `call` takes a method's name, the token and the arguments. */
export interface Api {
  /** The names of all methods there are. */
  methods: string[];
  call(method: string, token: string, args: JsonObject): Promise<Answer>;
}

export function createApi(
  workspace: Workspace,
  emulator: Emulator,
  triggers: Triggers,
  botToken: string,
): Api {
  const methods: Methods = {
    ...chatMethods(workspace, emulator),
    ...conversationMethods(workspace, emulator),
    ...fileMethods(workspace, emulator),
    ...reactionMethods(workspace, emulator),
    ...userMethods(workspace),
    ...validateMethods,
    ...viewMethods(workspace, emulator, triggers),
  };
  return {
    methods: [...Object.keys(methods), ...forwarded].sort(),
    async call(method, token, args) {
      if (!token) return refuse('not_authed');
      if (token !== botToken) return refuse('invalid_auth');
      const own = methods[method];
      if (own) return own(args);
      if (!forwarded.includes(method)) return { ...refuse('unknown_method'), req_method: method };
      return asAnswer(await emulator.call(method, args));
    },
  };
}
