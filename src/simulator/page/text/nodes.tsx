import { Fragment, type ReactNode } from 'react';
import { keyed } from '../shell/keyed.ts';
import { nameOf, useWorkspaceContext } from '../workspace/context.ts';
import { formatSlackDate, fullTime } from './date-format.ts';
import { canDrawEmoji, glyphFor } from './emoji-glyph.tsx';
import { isSafeUrl, type Node, parseMrkdwn, parsePlain } from './mrkdwn.ts';

/** Draws text in Slack's markup. */
export function Mrkdwn({ text }: { text: string }): ReactNode {
  return <Nodes nodes={parseMrkdwn(text)} />;
}

/** Draws a `plain_text` object's text: emoji names, nothing else. */
export function Plain({ text }: { text: string }): ReactNode {
  return <Nodes nodes={parsePlain(text)} />;
}

function Nodes({ nodes }: { nodes: Node[] }): ReactNode {
  return keyed(nodes).map(({ key, entry }) => <One key={key} node={entry} />);
}

function One({ node }: { node: Node }): ReactNode {
  switch (node.kind) {
    case 'text':
      return <Fragment>{node.text}</Fragment>;
    case 'bold':
      return (
        <strong>
          <Nodes nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Nodes nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <del>
          <Nodes nodes={node.children} />
        </del>
      );
    case 'quote':
      return (
        <blockquote>
          <Nodes nodes={node.children} />
        </blockquote>
      );
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      return <Pre text={node.text} />;
    case 'link':
      return <Link url={node.url}>{node.label}</Link>;
    case 'user':
      return <UserMention id={node.id} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'group':
      return <GroupMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <span className="mention">@{node.range}</span>;
    case 'date':
      return <SlackDate {...node} />;
    case 'emoji':
      return <Emoji name={node.name} char={node.char} />;
  }
}

/** A block of code. Long lines scroll inside it; the keyboard can reach it for that. */
export function Pre({ text }: { text: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}

/** A link that leads out, in a new tab. An address that is not safe is shown as text. */
export function Link({ url, children }: { url: string; children: ReactNode }): ReactNode {
  if (!isSafeUrl(url)) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

export function UserMention({ id }: { id: string }): ReactNode {
  const { known } = useWorkspaceContext();
  return <span className={id === known.me.id ? 'mention mention-me' : 'mention'}>@{nameOf(known, id)}</span>;
}

export function ChannelMention({ id, label }: { id: string; label: string }): ReactNode {
  const { known, open } = useWorkspaceContext();
  const channel = known.channels.find((c) => c.id === id);
  if (!channel) return <span className="mention">#{label || 'private-channel'}</span>;
  return (
    <button type="button" className="mention" onClick={() => open(id)}>
      #{channel.name}
    </button>
  );
}

export function GroupMention({ id, label }: { id: string; label: string }): ReactNode {
  const { known } = useWorkspaceContext();
  const name = known.userGroup.id === id ? `@${known.userGroup.handle}` : label || id;
  return <span className="mention">{name}</span>;
}

export function SlackDate(date: {
  seconds: number;
  format: string;
  url: string;
  fallback: string;
}): ReactNode {
  const { known } = useWorkspaceContext();
  const zone = known.me.timeZone;
  const shown = formatSlackDate(date.seconds, date.format, zone) || date.fallback;
  const time = (
    <time dateTime={new Date(date.seconds * 1000).toISOString()} title={fullTime(String(date.seconds), zone)}>
      {shown}
    </time>
  );
  return date.url ? <Link url={date.url}>{time}</Link> : time;
}

/** An emoji: drawn by us, else by the machine's font, else its name, which says as much. */
export function Emoji({ name, char }: { name: string; char: string }): ReactNode {
  const glyph = glyphFor(name);
  if (!glyph && !canDrawEmoji()) return <span className="emoji-name">:{name}:</span>;
  return (
    <span className="emoji" role="img" aria-label={`${name.replaceAll('_', ' ')} emoji`} title={`:${name}:`}>
      {glyph ?? char}
    </span>
  );
}
