import { create, insert, search as oramaSearch } from '@orama/orama';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Page } from '../../src/knowledge/page.ts';

/** One result of a search: a page and how sure the engine is, in its own unit. */
export type Ranked = { id: string; score: number };
export type Engine = { name: string; search: (question: string) => Ranked[] };
type Document = { id: string; title: string; symptoms: string; summary: string; body: string };
type Boosts = Record<'title' | 'symptoms' | 'summary' | 'body', number>;

export function documentsOf(pages: readonly Page[]): Document[] {
  return pages.map((page) => ({
    id: page.id,
    title: `${page.id} ${page.title}`,
    symptoms: page.symptoms.join('\n'),
    summary: page.summary,
    body: page.sections.map(({ heading, markdown }) => `${heading}\n${markdown}`).join('\n'),
  }));
}

/** Of a few settings that a careful user would try, each rival got the one that did best on the tune half. */
const boosts = {
  lunr: { title: 2, symptoms: 3, summary: 1, body: 0.5 },
  minisearch: { title: 2, symptoms: 3, summary: 1, body: 0.5 },
  orama: { title: 2, symptoms: 3, summary: 1, body: 0.5 },
} as const satisfies Record<string, Boosts>;

/** MiniSearch with prefix search and its fuzzy matching at 0.2; it has no stemmer of its own. */
export function miniSearchEngine(pages: readonly Page[], boost: Boosts = boosts.minisearch): Engine {
  const index = new MiniSearch<Document>({ fields: ['title', 'symptoms', 'summary', 'body'] });
  index.addAll(documentsOf(pages));
  return {
    name: 'MiniSearch',
    search: (question) =>
      index
        .search(question, { fuzzy: 0.2, prefix: true, boost })
        .slice(0, 5)
        .map(({ id, score }) => ({ id: String(id), score })),
  };
}

/** lunr with its own stemmer and stop words; every word of the question is optional. */
export function lunrEngine(pages: readonly Page[], boost: Boosts = boosts.lunr): Engine {
  const index = lunr(function build() {
    this.ref('id');
    for (const [field, value] of Object.entries(boost)) this.field(field, { boost: value });
    for (const document of documentsOf(pages)) this.add(document);
  });
  return {
    name: 'lunr',
    search: (question) =>
      index
        .query((query) => {
          for (const token of lunr.tokenizer(question)) query.term(token, {});
        })
        .slice(0, 5)
        .map(({ ref, score }) => ({ id: ref, score })),
  };
}

/** The stop words that lunr brings along; Orama asks for a list. */
const stopWords =
  `a able about across after all almost also am among an and any are as at be because been but by can cannot could dear did
  do does either else ever every for from get got had has have he her hers him his how however i if in into is it its just
  least let like likely may me might most must my neither no nor not of off often on only or other our own rather said say
  says she should since so some than that the their them then there these they this tis to too twas us wants was we were
  what when where which while who whom why will with would yet you your`.split(/\s+/);

/** Orama with its English stemmer and a stop list, any word allowed to match; its typo tolerance made it worse. */
export function oramaEngine(pages: readonly Page[], boost: Boosts = boosts.orama): Engine {
  const index = create({
    schema: { id: 'string', title: 'string', symptoms: 'string', summary: 'string', body: 'string' } as const,
    components: { tokenizer: { stemming: true, language: 'english', stopWords } },
  });
  for (const document of documentsOf(pages)) insert(index, document);
  return {
    name: 'Orama',
    search: (question) => {
      const found = oramaSearch(index, {
        term: question,
        properties: ['title', 'symptoms', 'summary', 'body'],
        boost,
        threshold: 1,
        limit: 5,
      });
      if (found instanceof Promise) throw new Error('Orama answered later; this index is in memory');
      return found.hits.map(({ document, score }) => ({ id: document.id, score }));
    },
  };
}
