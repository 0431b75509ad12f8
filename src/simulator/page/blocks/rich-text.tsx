import type { ReactNode } from 'react';
import type { Block, JsonObject } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { keyed } from '../shell/keyed.ts';
import { emojiByName } from '../text/emoji.ts';
import { ChannelMention, Emoji, GroupMention, Link, Pre, SlackDate, UserMention } from '../text/nodes.tsx';
import { plainTextOf } from '../text/rich-text-plain.ts';

/** Formatted text that is data, not markup: immune to what people type. */
export function RichTextBlock({ block }: { block: Block }): ReactNode {
  return <RichText value={block} />;
}

/** The parts of a `rich_text` value: sections, lists, code and quotes. */
export function RichText({ value }: { value: unknown }): ReactNode {
  return (
    <div className="rich-text">
      {keyed(asList(asObject(value).elements).map(asObject)).map(({ key, entry }) => (
        <Part key={key} part={entry} />
      ))}
    </div>
  );
}

function Part({ part }: { part: JsonObject }): ReactNode {
  const elements = asList(part.elements).map(asObject);
  switch (part.type) {
    case 'rich_text_preformatted':
      return <Pre text={plainTextOf({ elements: [part] })} />;
    case 'rich_text_quote':
      return (
        <blockquote className="prose">
          <Inlines elements={elements} />
        </blockquote>
      );
    case 'rich_text_list':
      return <List part={part} />;
    default:
      return (
        <div className="prose">
          <Inlines elements={elements} />
        </div>
      );
  }
}

function List({ part }: { part: JsonObject }): ReactNode {
  const items = keyed(asList(part.elements).map(asObject)).map(({ key, entry }) => (
    <li key={key} className="prose">
      <Inlines elements={asList(entry.elements).map(asObject)} />
    </li>
  ));
  const indent = typeof part.indent === 'number' ? Math.min(part.indent, 8) : 0;
  const className = `list indent-${indent}`;
  const start = typeof part.offset === 'number' ? part.offset + 1 : 1;
  return part.style === 'ordered' ? (
    <ol className={className} start={start}>
      {items}
    </ol>
  ) : (
    <ul className={className}>{items}</ul>
  );
}

function Inlines({ elements }: { elements: JsonObject[] }): ReactNode {
  return keyed(elements).map(({ key, entry }) => <Inline key={key} element={entry} />);
}

function Inline({ element }: { element: JsonObject }): ReactNode {
  const { bold, italic, strike, underline, code } = asObject(element.style);
  let drawn = content(element);
  if (code) drawn = <code>{drawn}</code>;
  if (underline) drawn = <u>{drawn}</u>;
  if (strike) drawn = <del>{drawn}</del>;
  if (italic) drawn = <em>{drawn}</em>;
  if (bold) drawn = <strong>{drawn}</strong>;
  return drawn;
}

function content(element: JsonObject): ReactNode {
  const text = asText(element.text);
  switch (element.type) {
    case 'text':
      return text;
    case 'link':
      return <Link url={asText(element.url)}>{text || asText(element.url)}</Link>;
    case 'emoji': {
      const name = asText(element.name);
      const char = emojiByName[name];
      return char ? <Emoji name={name} char={char} /> : `:${name}:`;
    }
    case 'user':
      return <UserMention id={asText(element.user_id)} />;
    case 'channel':
      return <ChannelMention id={asText(element.channel_id)} label="" />;
    case 'usergroup':
      return <GroupMention id={asText(element.usergroup_id)} label="" />;
    case 'broadcast':
      return <span className="mention">@{asText(element.range)}</span>;
    case 'date':
      return (
        <SlackDate
          seconds={Number(element.timestamp)}
          format={asText(element.format)}
          url={asText(element.url)}
          fallback={asText(element.fallback)}
        />
      );
    case 'color':
      return <code>{asText(element.value)}</code>;
    default:
      return <span className="unknown">{text || `Unknown text element “${asText(element.type)}”`}</span>;
  }
}
