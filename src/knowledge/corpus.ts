import { Index } from 'flexsearch';
import type { LexiconBuilder } from './lexicon.ts';
import { type Field, fields, type Passage } from './page-text.ts';

/** How much one mention of a word in a field says that the document is about it, 0 to 1. */
const fieldStrength: Record<Field, number> = {
  symptoms: 0.85,
  title: 0.56,
  summary: 0.45,
  cues: 0.65,
  headings: 0.2,
  text: 0.13,
};
/** A long text says no more about one word than this, however often it repeats it. */
const mostFromText = 0.5;
/** FlexSearch keeps each posting in one of these slots; we use them for the strength, strongest first. */
const slots = 16;

/** Documents ready to be searched, in flat arrays: words and passages are numbers. */
export type Corpus = {
  /** How many documents. */
  size: number;
  /** Words of all short passages, one after the other; passage `p` is `words[start[p]] … words[start[p + 1] - 1]`. */
  words: Int32Array;
  start: Int32Array;
  field: Uint8Array;
  /** First short passage of each document; document `n` owns `firstPassage[n] … firstPassage[n + 1] - 1`. */
  firstPassage: Int32Array;
  /** Which documents hold a word (found by its stem), in slots by strength. */
  index: Index;
};

/** Indexes documents, each given as a way to get its passages, one a step. */
export function* corpusSteps(
  documents: readonly (() => Passage[])[],
  lexicon: LexiconBuilder,
): Generator<void, Corpus> {
  const words: number[] = [];
  const start: number[] = [0];
  const field: number[] = [];
  const firstPassage: number[] = [0];
  const tally = documentTally();
  let strengths: number[] = [];
  const index = new Index({
    tokenize: 'strict',
    resolution: slots,
    fastupdate: false,
    encode: (text) => text.split(' '),
    score: (_, __, at) => slotOf(strengths[at] ?? 0),
  });
  for (const [document, passages] of documents.entries()) {
    for (const passage of passages()) {
      const short = isShort(passage.field);
      for (const surface of passage.words) {
        const term = lexicon.number(surface);
        if (term === undefined) continue;
        const small = lexicon.isSmall(term);
        if (!small) tally.mention(term);
        if (!short) continue;
        words.push(term);
        if (!small) lexicon.keepSpelling(surface);
      }
      tally.endPassage(passage.field);
      if (short) {
        start.push(words.length);
        field.push(fields.indexOf(passage.field));
      }
    }
    firstPassage.push(field.length);
    const held = tally.endDocument((term, inShort) => lexicon.count(term, inShort ? 1 : 0.58));
    strengths = held.strengths;
    if (held.terms.length > 0) index.add(document, held.terms.map(lexicon.stem).join(' '));
    yield;
  }
  return {
    size: documents.length,
    words: Int32Array.from(words),
    start: Int32Array.from(start),
    field: Uint8Array.from(field),
    firstPassage: Int32Array.from(firstPassage),
    index,
  };
}

/** Short passages are compared with the question one by one; the others only count as a bag of words. */
function isShort(field: Field): boolean {
  return field !== 'text' && field !== 'headings';
}

/** Adds up how strongly one document is about each of its words. */
function documentTally() {
  const times: number[] = [];
  const strength: number[] = [];
  const inShort: boolean[] = [];
  let ofPassage: number[] = [];
  let ofDocument: number[] = [];
  return {
    mention(term: number) {
      if (!times[term]) ofPassage.push(term);
      times[term] = (times[term] ?? 0) + 1;
    },
    endPassage(field: Field) {
      for (const term of ofPassage) {
        const one = fieldStrength[field];
        const repeated =
          field === 'text' ? Math.min(mostFromText, one * (1 + Math.log2(times[term] ?? 1) / 2)) : one;
        const before = strength[term] ?? 0;
        if (before === 0) ofDocument.push(term);
        strength[term] = 1 - (1 - before) * (1 - repeated);
        if (isShort(field)) inShort[term] = true;
        times[term] = 0;
      }
      ofPassage = [];
    },
    endDocument(each: (term: number, inShort: boolean) => void): { terms: number[]; strengths: number[] } {
      const strengths: number[] = [];
      const terms = ofDocument;
      for (const term of terms) {
        each(term, inShort[term] ?? false);
        strengths.push(strength[term] ?? 0);
        strength[term] = 0;
        inShort[term] = false;
      }
      ofDocument = [];
      return { terms, strengths };
    },
  };
}

function slotOf(strength: number): number {
  return Math.min(slots - 1, Math.floor((1 - strength) * slots));
}

/** The strength that stands for a FlexSearch slot: the middle of its range. */
export function strengthOf(slot: number): number {
  return 1 - (slot + 0.5) / slots;
}
