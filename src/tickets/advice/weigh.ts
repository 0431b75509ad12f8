import { isHigher, type Priority } from '../priority.ts';
import type { Finding } from './findings.ts';
import type { Sign } from './rule.ts';

/**
 * Between which priorities the words of a person lie, and which findings say so. `mixed`: a serious fault and words that
 * play it down stand side by side.
 */
export type Weight = {
  highest: Priority;
  lowest: Priority;
  mixed: boolean;
  raising: Finding[];
  lowering: Finding[];
};

const faults: readonly Sign[] = ['outage', 'widespread', 'impaired', 'slow', 'fault', 'codes'];

/** What still happens, in production: without what has ended, was long ago, or hits one user or another environment. */
export function liveFaults(findings: readonly Finding[]): Finding[] {
  const last = (sign: Sign) => findings.filter((each) => each.sign === sign);
  const over = last('over');
  const past = last('past');
  const minor = last('minor');
  return findings.filter(
    (each) =>
      faults.includes(each.sign) &&
      each.elsewhere === undefined &&
      !over.some((end) => end.clause === each.clause || end.start > each.start) &&
      !past.some((then) => then.sentence === each.sentence) &&
      !minor.some((few) => few.clause === each.clause || (isOnly(few) && few.sentence === each.sentence)),
  );
}

function isOnly({ quote }: Finding): boolean {
  return /^(?:only|just|nur|solo|sólo|solamente|seulement|un seul|une seule)\b/i.test(quote);
}

const rangeOf: Partial<Record<Sign, { lowest: Priority; highest: Priority }>> = {
  outage: { lowest: 'urgent', highest: 'urgent' },
  widespread: { lowest: 'high', highest: 'urgent' },
  codes: { lowest: 'normal', highest: 'urgent' },
  impaired: { lowest: 'high', highest: 'high' },
  fault: { lowest: 'normal', highest: 'urgent' },
  slow: { lowest: 'normal', highest: 'high' },
};

const lower = (one: Priority, other: Priority): Priority => (isHigher(one, other) ? other : one);
const higher = (one: Priority, other: Priority): Priority => (isHigher(one, other) ? one : other);

/**
 * Weighs what was found. Without anything found, every priority is possible. A fault told in plain words ("all users get
 * errors") stands against "not urgent"; one whose size is not told ("it fails") gives way to it.
 */
export function weigh(findings: readonly Finding[]): Weight {
  const of = (...signs: Sign[]) => findings.filter((each) => signs.includes(each.sign));
  const live = liveFaults(findings);
  const workaround = of('no-workaround').length > 0 ? [] : of('workaround');
  const elsewhere = findings.filter((each) => faults.includes(each.sign) && each.elsewhere !== undefined);
  const playedDown = of('no-hurry', 'no-impact');
  const small = [...of('minor', 'over'), ...elsewhere, ...playedDown];
  const asked = of('question', 'advice');
  const cap: Priority = workaround.length > 0 ? 'high' : 'urgent';

  const lowest = live.flatMap(({ sign }) => rangeOf[sign]?.lowest ?? []).reduce(higher, 'low');
  const decisive = live.filter(({ sign }) => rangeOf[sign]?.lowest === lowest);
  const highest = decisive.flatMap(({ sign }) => rangeOf[sign]?.highest ?? []).reduce(higher, 'low');

  if (isHigher(lowest, 'normal')) {
    return {
      highest: lower(highest, cap),
      lowest: lower(lowest, cap),
      mixed: playedDown.length > 0,
      raising: decisive,
      lowering: isHigher(highest, cap)
        ? workaround
        : [...(highest === 'urgent' ? [] : decisive), ...playedDown],
    };
  }
  const base = { mixed: false, raising: [...decisive, ...of('minor'), ...elsewhere] };
  const least: Priority = base.raising.length > 0 ? 'normal' : 'low';
  if (small.length > 0) return { ...base, highest: 'normal', lowest: least, lowering: small };
  if (live.length > 0) {
    const lowering = isHigher(highest, cap) ? workaround : decisive;
    return { ...base, highest: lower(highest, cap), lowest: least, lowering };
  }
  if (asked.length > 0 && workaround.length === 0) {
    return { ...base, highest: 'low', lowest: 'low', lowering: asked };
  }
  const apart = of('elsewhere');
  if (apart.length > 0) return { ...base, highest: 'normal', lowest: 'low', lowering: apart };
  return { ...base, highest: cap, lowest: 'low', lowering: workaround };
}
