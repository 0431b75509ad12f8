/** What a phrase can tell about a problem. */
export const signs = [
  /** Production is unusable for the vast majority, or data is being lost. */
  'outage',
  /** Large, but whether it is the vast majority stays open. */
  'widespread',
  'impaired',
  'slow',
  /** Something fails; how much is not said. */
  'fault',
  'minor',
  'question',
  'workaround',
  'no-workaround',
  'no-hurry',
  'no-impact',
  /** It has ended: whatever was told before it is over as well. */
  'over',
  /** A time long ago, in the same sentence. */
  'past',
  /** A question for an architect. */
  'advice',
  /** A burst of platform error codes. */
  'codes',
  /** It happens outside production. */
  'elsewhere',
  /** Looks like one of the others and is not. */
  'nothing',
] as const;
export type Sign = (typeof signs)[number];

/**
 * One phrase, as the source of a regular expression in which a space stands for any white space and " ?" for perhaps some.
 * `firm`: a "not" before it changes nothing, because the phrase holds its own.
 */
export type Rule = {
  sign: Sign | ((match: RegExpMatchArray) => Sign | undefined);
  pattern: RegExp;
  firm: boolean;
};

/** A phrase that ends and begins at the borders of words, in any script and any case. */
export function phrase(source: string): RegExp {
  const spaced = source.replaceAll(' ?', String.raw`\s*`).replaceAll(' ', String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${spaced})(?![\p{L}\p{N}_])`, 'giu');
}

/** Rules of one sign; a source that begins with "!" is firm. */
export function rules(sign: Sign, sources: readonly string[]): Rule[] {
  return sources.map((source) => {
    const firm = source.startsWith('!');
    return { sign, firm, pattern: phrase(firm ? source.slice(1) : source) };
  });
}

/** Up to `most` further words, none of which turns the sense: no "but", no "not", no other environment. */
export function gap(most: number): string {
  const turns =
    'but|while|and|or|though|although|however|because|when|after|if|until|except|works?|fine|staging|test|dev|sandbox|scal\\p{L}*|shut\\p{L}*|slow\\p{L}*|spin|spun|turn\\p{L}*|cut|log|write|goal|traffic|cost\\p{L}*';
  return String.raw`(?:\s+(?!(?:${turns})(?![\p{L}\p{N}]))[^\s.!?;,:]+){0,${most}}?`;
}
