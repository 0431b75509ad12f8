import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import { keyed } from '../shell/keyed.ts';
import { Link, Pre } from '../text/nodes.tsx';

/** Standard Markdown. Headings look alike and images become links, as in Slack; HTML stays text. */
export function MarkdownBlock({ block }: { block: Block }): ReactNode {
  return (
    <div className="markdown">
      <Children of={fromMarkdown(asText(block.text)).children} />
    </div>
  );
}

function Children({ of }: { of: (RootContent | PhrasingContent)[] }): ReactNode {
  return keyed(of).map(({ key, entry }) => <One key={key} node={entry} />);
}

function One({ node }: { node: Nodes }): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return (
        <p className="prose">
          <Children of={node.children} />
        </p>
      );
    case 'heading':
      return (
        <p className="markdown-heading">
          <Children of={node.children} />
        </p>
      );
    case 'strong':
      return (
        <strong>
          <Children of={node.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Children of={node.children} />
        </em>
      );
    case 'blockquote':
      return (
        <blockquote>
          <Children of={node.children} />
        </blockquote>
      );
    case 'list': {
      const items = keyed(node.children).map(({ key, entry }) => (
        <li key={key}>
          <Children of={entry.children} />
        </li>
      ));
      return node.ordered ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return <Pre text={node.value} />;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'link':
      return (
        <Link url={node.url}>
          <Children of={node.children} />
        </Link>
      );
    case 'image':
      return <Link url={node.url}>{node.alt ?? node.url}</Link>;
    case 'thematicBreak':
      return <hr />;
    case 'break':
      return <br />;
    case 'text':
    case 'html':
      return node.value;
    default:
      return null;
  }
}
