import type { Answer } from './answer-shape.ts';

const mostKept = 500;
const longest = 300;

/**
 * Remembers the last answers. In an outage everybody asks the same; what answers a question only changes with the
 * content, so each index gets a memory of its own and loses it when it is replaced. The answers are shared: nobody may change them.
 */
export function remembering(answer: (question: string) => Answer): (question: string) => Answer {
  const kept = new Map<string, Answer>();
  return (question) => {
    if (question.length > longest) return answer(question);
    const known = kept.get(question) ?? answer(question);
    kept.delete(question);
    kept.set(question, known);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
    return known;
  };
}
