const written = new WeakMap<object, string>();
const often = new WeakSet<object>();

/** Marks an answer that is given many times and never changed: it is put into JSON once. */
export function givenOften<Answer extends object>(answer: Answer): Answer {
  often.add(answer);
  return answer;
}

/** An answer as JSON in ASCII alone, which Node sends in one piece with the headers, without encoding it again. */
export function wireOf(answer: object): string {
  const known = written.get(answer);
  if (known !== undefined) return known;
  const json = JSON.stringify(answer).replace(/[\u0080-\uffff]/g, escaped);
  if (often.has(answer)) written.set(answer, json);
  return json;
}

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
