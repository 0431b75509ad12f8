import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextStyleable } from '@slack/types';
import type { List, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

type Style = NonNullable<RichTextStyleable['style']>;

function styled(style: Style): { style?: Style } {
  return Object.keys(style).length === 0 ? {} : { style };
}

function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function inline(nodes: readonly PhrasingContent[], style: Style = {}): RichTextElement[] {
  return nodes
    .flatMap((node): RichTextElement[] => {
      switch (node.type) {
        case 'text':
          return [{ type: 'text', text: node.value.replaceAll('\n', ' '), ...styled(style) }];
        case 'inlineCode':
          return [{ type: 'text', text: node.value, ...styled({ ...style, code: true }) }];
        case 'strong':
          return inline(node.children, { ...style, bold: true });
        case 'emphasis':
          return inline(node.children, { ...style, italic: true });
        case 'break':
          return [{ type: 'text', text: '\n' }];
        case 'link': {
          const words = plainText(node.children);
          if (!isWeb(node.url)) return inline(node.children, style);
          return [{ type: 'link', url: node.url, text: words || node.url, ...styled(style) }];
        }
        case 'image':
          return [{ type: 'text', text: node.alt ?? '', ...styled(style) }];
        case 'html':
          return [{ type: 'text', text: node.value, ...styled(style) }];
        default:
          return 'children' in node ? inline(node.children as PhrasingContent[], style) : [];
      }
    })
    .filter((element) => element.type !== 'text' || element.text !== '');
}

function listItems(list: List, indent: number): RichTextBlockElement[] {
  const out: RichTextBlockElement[] = [];
  for (const item of list.children) {
    const own = item.children.flatMap((child) => (child.type === 'paragraph' ? inline(child.children) : []));
    const elements: RichTextElement[] = own.length > 0 ? own : [{ type: 'text', text: ' ' }];
    const last = out.at(-1);
    const line = { type: 'rich_text_section', elements } as const;
    if (last?.type === 'rich_text_list' && last.indent === indent) last.elements.push(line);
    else
      out.push({
        type: 'rich_text_list',
        style: list.ordered ? 'ordered' : 'bullet',
        indent,
        elements: [line],
      });
    for (const child of item.children) {
      if (child.type === 'list') out.push(...listItems(child, indent + 1));
      else if (child.type === 'code') out.push(preformatted(child.value));
    }
  }
  return out;
}

/** Lines shown as they are, in a box that is easy to copy from. */
export function preformatted(text: string): RichTextBlockElement {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: text || ' ' }], border: 0 };
}

function block(node: RootContent): RichTextBlockElement[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'rich_text_section', elements: inline(node.children) }];
    case 'heading':
      return [{ type: 'rich_text_section', elements: inline(node.children, { bold: true }) }];
    case 'list':
      return listItems(node, 0);
    case 'code':
      return [preformatted(node.value)];
    case 'blockquote':
      return [
        {
          type: 'rich_text_quote',
          elements: node.children.flatMap((child) =>
            child.type === 'paragraph' ? inline(child.children) : [],
          ),
        },
      ];
    case 'html':
      return [{ type: 'rich_text_section', elements: [{ type: 'text', text: node.value }] }];
    default:
      return [];
  }
}

function spaced(elements: RichTextBlockElement[]): RichTextBlockElement[] {
  return elements.map((element, index) => {
    const next = elements[index + 1];
    const isText = element.type === 'rich_text_section' && next?.type === 'rich_text_section';
    return isText ? { ...element, elements: [...element.elements, { type: 'text', text: '\n' }] } : element;
  });
}

/** The most one block holds, so that a long section can be cut between blocks and paged. */
const perBlock = { characters: 2500, parts: 60 };

function lengthOf(element: RichTextBlockElement): number {
  return JSON.stringify(element).length;
}

/** Lists in pieces that fit a block; numbers go on where the piece before ended. */
function pieces(element: RichTextBlockElement): RichTextBlockElement[] {
  if (element.type !== 'rich_text_list' || lengthOf(element) <= perBlock.characters) return [element];
  return element.elements.map((item, at) => ({
    ...element,
    elements: [item],
    ...(element.style === 'ordered' ? { offset: at } : {}),
  }));
}

/**
 * A heading and Markdown as `rich_text` blocks, usually one; a long text becomes several. Text in `rich_text` is
 * immune to mentions and markup, and only http(s) links stay links. Nothing where there is no content.
 */
export function richText(markdown: string, heading?: string): RichTextBlock[] {
  const elements = spaced(
    fromMarkdown(markdown)
      .children.flatMap(block)
      .filter((element) => element.elements.length > 0),
  ).flatMap(pieces);
  if (elements.length === 0) return [];
  const title: RichTextBlockElement[] =
    heading === undefined
      ? []
      : [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: `${heading}\n`, style: { bold: true } }],
          },
        ];
  const blocks: RichTextBlock[] = [{ type: 'rich_text', elements: title }];
  let room = perBlock.characters;
  for (const element of elements) {
    const last = blocks.at(-1);
    room -= lengthOf(element);
    if (
      last !== undefined &&
      (last.elements.length <= title.length || (room >= 0 && last.elements.length < perBlock.parts))
    ) {
      last.elements.push(element);
    } else {
      blocks.push({ type: 'rich_text', elements: [element] });
      room = perBlock.characters - lengthOf(element);
    }
  }
  return blocks;
}

function plainText(
  nodes: readonly { type: string; value?: string; children?: readonly unknown[] }[],
): string {
  return nodes
    .map((node) => node.value ?? plainText((node.children ?? []) as Parameters<typeof plainText>[0]))
    .join('');
}

/** Markdown as lines of plain text: bullets and numbers kept, markup gone. For fallback text and screen readers. */
export function markdownToText(markdown: string): string {
  const lines = (nodes: readonly RootContent[], indent: string): string[] =>
    nodes.flatMap((node) => {
      if (node.type === 'list') {
        return node.children.flatMap((item, index) => {
          const [first = '', ...rest] = lines(item.children, `${indent}  `);
          return [`${indent}${node.ordered ? `${index + 1}.` : '•'} ${first.trimStart()}`, ...rest];
        });
      }
      if (node.type === 'code') return node.value.split('\n').map((line) => indent + line);
      return [indent + plainText([node]).replaceAll('\n', ' ')];
    });
  return lines(fromMarkdown(markdown).children, '').join('\n');
}
