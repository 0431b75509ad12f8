import { type Definitions, type Priority, priorities } from '../priority.ts';
import { type Rule, rules, type Sign } from './rule.ts';

const signOf: Readonly<Record<Priority, Sign>> = {
  urgent: 'outage',
  high: 'impaired',
  normal: 'minor',
  low: 'question',
};

const special = /[.*+?^${}()|[\]\\/]/g;
const holdsNot = /\b(?:no|not|nobody|cannot|never|without|will not)\b/i;

/** The example phrases of priorities.yml as rules, so that a phrase added there counts without a change of code. */
export function exampleRules(definitions: Definitions): Rule[] {
  return priorities.flatMap((id) =>
    rules(
      signOf[id],
      definitions[id].examples.map(
        (words) => (holdsNot.test(words) ? '!' : '') + words.trim().replace(special, String.raw`\$&`),
      ),
    ),
  );
}
