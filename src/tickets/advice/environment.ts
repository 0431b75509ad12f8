import type { Clause } from './clauses.ts';
import { phrase } from './rule.ts';

export type Environment = 'production' | 'other';
export type Mention = { environment: Environment; quote: string; start: number; end: number };

const others = [
  String.raw`(?:only |just |nur |seulement |uniquement |solo |solamente )?(?:(?:in|on|for|auf|en|sur|dans) )?(?:(?:our|the|a|one of our|unser\w*|der|die|das|notre|nos|la|el|nuestr\w+) )?(?:staging|stage (?:app|environment|system)|stg|qa|uat|sandbox|review[ -]apps?|demo (?:app|site|environment|system)|(?:test|testing|dev|development|integration) (?:app|environment|env|system|server|stage|space)|pre-?prod(?:uction)?|non-?prod(?:uction)?(?: app| environment)?|préprod\w*|préproduction|recette|environnement de test|preproducción|entorno de pruebas|pruebas|testumgebung|test-?system|entwicklungsumgebung|abnahme(?:umgebung|system)?)(?: (?:app|environment|env|umgebung|system|only|database|pipeline))?`,
  String.raw`(?:is |are )?(?:not(?: happen\w*| occur\w*| affect\w*)?|isn't|n't|kein\w*|pas de|no es) (?:an? |the |our |in |en ){0,4}(?:production|prod|produktion\w*|producción)(?: app| system)?(?! (?:\w+ )?(?:down|offline|unreachable|affected|impacted))`,
];
const productions = [
  String.raw`(?<![-])(?:production|prod|prd|live (?:site|app|system|environment|shop|customers|users)|produktion\w*|produktiv\w*|producción|produccion)`,
];
/** Staging named beside the point: as a comparison, or as what works. */
const asides = [
  `(?:also|too|as well|same|likewise|auch|aussi|también) (?:happens |seen |fails )?(?:in|on|for|en|sur|auf) (?:our )?(?:staging|test|qa)`,
  `(?:staging|test environment|qa|testumgebung)(?: is| are| ist| est)? (?:also|too|as well|fine|ok|okay|works|healthy|unaffected|not affected|shows|has the same|behaves|auch|läuft|aussi|fonctionne|funciona|stays|stayed|runs|never)`,
  String.raw`(?:not|never|cannot reproduce(?: \w+)?|can't reproduce(?: \w+)?|unable to reproduce(?: \w+)?|works(?: fine)?|fine|ok|unlike|than|from|nicht|tested|promoted|passed) (?:only )?(?:in|on|auf|en|sur)? ?(?:our )?(?:staging|test environment|qa|testumgebung)`,
];

const find = (text: string, sources: readonly string[], environment: Environment): Mention[] =>
  sources.flatMap((source) =>
    [...text.matchAll(phrase(source))].map(({ 0: quote, index }) => ({
      environment,
      quote,
      start: index,
      end: index + quote.length,
    })),
  );

const overlaps = (one: Mention, other: Mention) => one.start < other.end && other.start < one.end;

/** Where a text speaks of production and where of any other environment, without what it only compares with. */
export function mentionsOf(text: string): Mention[] {
  const aside = find(text, asides, 'other');
  const other = find(text, others, 'other').filter((each) => !aside.some((one) => overlaps(one, each)));
  const production = find(text, productions, 'production').filter(
    (each) => ![...other, ...aside].some((one) => overlaps(one, each)),
  );
  return [...other, ...production];
}

/**
 * The mention that decides where something at `at` happens: in its clause, else its sentence, else the whole text.
 * Production wins where both are named; undefined where neither is.
 */
export function mentionFor(
  at: number,
  mentions: readonly Mention[],
  clauses: readonly Clause[],
): Mention | undefined {
  const clauseOf = (place: number) => clauses.find(({ start, end }) => place >= start && place < end);
  const here = clauseOf(at);
  const near = mentions.map((mention) => ({ mention, clause: clauseOf(mention.start) }));
  const rings = [
    near.filter(({ clause }) => clause === here),
    near.filter(({ clause }) => clause?.sentence === here?.sentence),
    near,
  ];
  const ring = rings.find((each) => each.length > 0) ?? [];
  return (ring.find(({ mention }) => mention.environment === 'production') ?? ring[0])?.mention;
}
