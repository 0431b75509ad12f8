import type { KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import type { Incident } from '../../alerts/incident.ts';
import type { Cause, CodeLine, Diagnosis } from '../../knowledge/diagnosis/diagnosis.ts';
import { diagnosisText } from '../../knowledge/diagnosis/diagnosis-text.ts';
import { strip } from '../../knowledge/diagnosis/strip.ts';
import type { Timeline } from '../../knowledge/diagnosis/timeline.ts';
import type { Page } from '../../knowledge/page.ts';
import { actions } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { incidentLines, incidentWords } from './incident-line.ts';
import { preformatted, richText } from './markdown.ts';
import { type Message, message } from './message.ts';
import { pageTitle } from './page-card.ts';
import { cut, escapeMrkdwn, plural } from './text.ts';

/** Slack's chart block; @slack/types does not know it yet. */
type ChartBlock = {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label: string; y_label: string };
  };
};

/** The most series that Slack's reference allows in a chart; the strip below it has them all. */
const mostSeries = 6;

function chart({ labels, series }: Timeline): ChartBlock {
  return {
    type: 'data_visualization',
    title: 'Events per code over time',
    chart: {
      type: 'bar',
      series: series.slice(0, mostSeries).map(({ code, counts }) => ({
        name: code,
        data: labels.map((label, at) => ({ label, value: counts[at] ?? 0 })),
      })),
      axis_config: { categories: labels, x_label: 'Time, UTC', y_label: 'Events' },
    },
  };
}

function preformattedBlock(text: string): RichTextBlock {
  return { type: 'rich_text', elements: [preformatted(text)] };
}

/** A moment in UTC and in the reader's own time. */
export function moment(iso: string): string {
  const epoch = Math.floor(Date.parse(iso) / 1000);
  const utc = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  return `${utc} (<!date^${epoch}^{date_short_pretty} {time_secs}|${utc}> for you)`;
}

function when({ first, last }: Diagnosis): KnownBlock[] {
  if (first === null || last === null) return [];
  const span = first === last ? `At ${moment(first)}` : `From ${moment(first)} to ${moment(last)}`;
  return [context(`${span}`)];
}

function codeLine({ code, count, dynos }: CodeLine): string {
  const where = dynos.slice(0, 5).map(({ name, count: times }) => `${escapeMrkdwn(name)} (${times})`);
  return `*${code}* ${plural(count, 'event')}${where.length > 0 ? ` on ${where.join(', ')}` : ''}`;
}

/** `First: …` with the commands as code; our own words, but for names that come out of the log. */
function causeBlocks({ cause, confidence, codes, firstStep }: Cause, at: number): KnownBlock[] {
  const explains = codes.length > 0 ? `, explains ${codes.join(', ')}` : '';
  return richText(`**${at + 1}. ${cause}** (${confidence}${explains})\n\nFirst: ${firstStep}`);
}

function pathLines({ paths }: Diagnosis): KnownBlock[] {
  if (paths.length === 0) return [];
  const lines = paths.map(({ path, count, service }) => {
    const spent = service === null ? '' : `, service ${service.median} ms median, ${service.max} ms at most`;
    return `${cut(path, 200)}  ${plural(count, 'event')}${spent}`;
  });
  return [section('*Paths hit most*'), preformattedBlock(lines.join('\n'))];
}

function storyLines({ story }: Diagnosis): KnownBlock[] {
  if (story.length < 2) return [];
  const lines = story
    .slice(0, 8)
    .map(({ at, text }) => `${at === null ? '        ' : at.slice(11, 19)}  ${cut(text, 200)}`);
  return [section('*In which order (UTC)*'), preformattedBlock(lines.join('\n'))];
}

/** Buttons that lead to the pages, labelled with what they are about. */
function pageLinks(pages: readonly Page[]): KnownBlock[] {
  return row(
    pages
      .slice(0, 4)
      .map((page) => button(`${actions.showPage}:${page.id}`, cut(`Read: ${pageTitle(page)}`, 60), page.id)),
  );
}

/** What the message of a diagnosis needs besides it. `id` names it on the shelf; none on a shared copy. */
export type DiagnosisOptions = {
  id?: string;
  withChart: boolean;
  sharedBy?: string;
  /** Where everybody reads it already: nothing to share. */
  isPublic?: boolean;
  /** The pages worth reading, best first. */
  pages?: readonly Page[];
  /** What the status pages reported for the same time. */
  incidents?: readonly Incident[];
};

/** The story of a log as a message: the answer first, then numbers, causes, paths and order. */
export function diagnosisMessage(
  diagnosis: Diagnosis,
  { id, withChart, sharedBy, pages = [], incidents = [], isPublic = false }: DiagnosisOptions,
): Message {
  const { headline, codes, timeline, likely, limits } = diagnosis;
  const numbers = timeline === null ? [] : [preformattedBlock(strip(timeline))];
  const drawn = timeline !== null && withChart ? [chart(timeline) as unknown as KnownBlock] : [];
  const hasEvidence = likely.some(({ evidence }) => evidence.length > 0);
  const buttons =
    id === undefined
      ? []
      : row([
          ...(isPublic ? [] : [button(actions.shareDiagnosis, 'Share to channel', id)]),
          button(actions.ticketFromDiagnosis, 'Open a ticket with this', id),
          ...(hasEvidence ? [button(actions.showEvidence, 'Show the lines', id)] : []),
        ]);
  return message({
    text: [diagnosisText(diagnosis), ...incidentWords(incidents)].join('\n'),
    head: [
      section(`*${escapeMrkdwn(cut(headline, 2500))}*`),
      ...when(diagnosis),
      ...incidentLines(incidents),
    ],
    body: [
      ...drawn,
      ...numbers,
      ...(codes.length > 0 ? [section(codes.slice(0, 12).map(codeLine).join('\n'))] : []),
      ...likely.slice(0, 4).flatMap(causeBlocks),
      ...pathLines(diagnosis),
      ...storyLines(diagnosis),
    ],
    foot: [
      ...(limits.length > 0 ? [context(escapeMrkdwn(limits.join(' ')))] : []),
      context(
        'Counts are events as the platform emitted them. Secrets were hidden before anything was read.',
      ),
      ...(sharedBy === undefined ? [] : [context(`Shared by ${sharedBy}`)]),
      ...buttons,
      ...pageLinks(pages),
    ],
    shortened: context('There is more than fits here: the lines and the rest are behind the button.'),
  });
}

/** The lines behind each cause, as a modal. */
export function evidenceView({ likely }: Diagnosis): ModalView {
  const blocks = likely
    .slice(0, 15)
    .flatMap(({ cause, evidence }): KnownBlock[] =>
      evidence.length === 0 ? [] : [plain(cause), preformattedBlock(evidence.join('\n'))],
    );
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'The lines' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...blocks, context('Secrets are hidden. Each line is cut at 300 characters.')],
  };
}

/** A diagnosis inside a modal, for where no channel is at hand. */
export function diagnosisView(diagnosis: Diagnosis): ModalView {
  const { blocks } = diagnosisMessage(diagnosis, { withChart: false });
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Diagnosis' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: blocks.filter(({ type }) => type !== 'actions'),
  };
}

/** One sentence in a modal: what goes on, or what went wrong. */
export function noticeView(sentence: string): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Diagnosis' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [plain(sentence)],
  };
}
