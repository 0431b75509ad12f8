/** A part of a text between commas, colons or words such as "but"; `question`: it asks instead of telling. */
export type Clause = { start: number; end: number; sentence: number; question: boolean };

const sentenceEnd = /[.!?]+(?=\s|$)|\n+/g;
const clauseEnd =
  /[,;:()\u2013\u2014]|\s-\s|\s(?:but|however|although|though|while|whereas|except|aber|jedoch|während|sondern|mais|alors que|pero|mientras)\s/giu;

const asks =
  /^\s*(?:(?:and|so|but|hi|hello|hey|also|und|et|y|ok)\s+)*(?:what|how|which|who|where|when|is|are|was|do|does|did|can|could|should|would|will|may|has|have|wie|was|kann|können|wann|welche\w*|ist|sind|gibt|soll\w*|comment|quel\w*|est-ce|peut-on|faut-il|cómo|como|qué|puedo|podemos|cuál|es posible|hay)(?![\p{L}\p{N}])/iu;

/** The clauses of a text in order, without gaps: together they are the whole text. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  for (const end of [
    ...[...text.matchAll(sentenceEnd)].map((mark) => mark.index + mark[0].length),
    text.length,
  ]) {
    if (end <= start) continue;
    const words = text.slice(start, end);
    const asking = words.trimEnd().endsWith('?');
    let from = 0;
    for (const to of [
      ...[...words.matchAll(clauseEnd)].map((mark) => mark.index + mark[0].length),
      words.length,
    ]) {
      if (to <= from) continue;
      const question = asking && asks.test(words.slice(from, to));
      clauses.push({ start: start + from, end: start + to, sentence, question });
      from = to;
    }
    start = end;
    sentence += 1;
  }
  return clauses;
}
