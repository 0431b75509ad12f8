import type { Feedback } from '../knowledge/feedback.ts';
import type { Answer, Knowledge } from '../knowledge/knowledge.ts';
import { errorFacts, type Log } from '../log.ts';
import { redact } from '../redaction/redact.ts';
import { answerMessage } from './blocks/answer.ts';
import type { Message } from './blocks/message.ts';
import { givenOften } from './wire.ts';

/** Where a question comes from: the workspace, and whether people of other organisations read the answer. */
export type Asker = {
  team: string;
  external?: boolean;
  /** Somebody else's message, or one in private: its words must not turn up in the list of gaps. */
  isPrivate?: boolean;
};

/** Who asks with a command: in a private channel or a direct message the words stay private. */
export function askerOf(command: { team_id: string; channel_id: string; channel_name: string }): Asker {
  const isPrivate =
    !command.channel_id.startsWith('C') || ['privategroup', 'directmessage'].includes(command.channel_name);
  return { team: command.team_id, isPrivate };
}

/** What a command is acknowledged with. */
export type Reply = Message & { response_type: 'ephemeral' };

/** Answers questions for every way in, and keeps what had no good answer. */
export type Answering = {
  knowledge: Knowledge;
  ask(question: string, asker: Asker): Answer;
  /** The same as a message for the person alone. An answer that was given before is not drawn again. */
  reply(question: string, asker: Asker): Reply;
};

/** Team runbooks are the workspace's own: people of other organisations in a shared channel do not get them. */
function withoutRunbooks(answer: Answer): Answer {
  return { ...answer, hits: answer.hits.filter(({ page }) => page.kind !== 'runbook'), runbooks: [] };
}

/** `feedback` is written beside the answer: it never delays one and never fails one. */
export function createAnswering(knowledge: Knowledge, feedback: Feedback, log: Log): Answering {
  const keep = (work: Promise<void>) =>
    void work.catch((error) => log.warn(errorFacts(error), 'a question could not be counted'));
  const replies = new WeakMap<Answer, Reply>();

  function ask(question: string, { team, external = false, isPrivate = false }: Asker): Answer {
    const found = knowledge.answer(question);
    const answer = external ? withoutRunbooks(found) : found;
    const [best] = answer.hits;
    if (answer.confident && best !== undefined) keep(feedback.answered(team, best.page.id));
    else if (answer.unknownCodes.length === 0 && !isPrivate)
      keep(feedback.unanswered(team, redact(question).text));
    return answer;
  }

  return {
    knowledge,
    ask,
    reply(question, asker) {
      const answer = ask(question, asker);
      const known = replies.get(answer);
      if (known !== undefined) return known;
      const reply = givenOften<Reply>({ response_type: 'ephemeral', ...answerMessage(answer, knowledge) });
      replies.set(answer, reply);
      return reply;
    },
  };
}
