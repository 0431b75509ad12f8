import type { ReactNode } from 'react';
import type { Message } from '../../workspace/entities.ts';
import { asBlocks, asObject, asText } from '../../workspace/json.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { BlockHostProvider } from '../forms/block-host.ts';
import { useHost } from '../forms/use-host.tsx';
import { keyed } from '../shell/keyed.ts';
import { Mrkdwn } from '../text/nodes.tsx';

/** What a message says: blocks where it has some, else its text; then attachments and files. */
export function MessageBody({ message }: { message: Message }): ReactNode {
  const attachments = (message.attachments ?? []).map(asObject);
  const all = [...(message.blocks ?? []), ...attachments.flatMap((a) => asBlocks(a.blocks))];
  const { host, failure, question } = useHost({ channel: message.channel, ts: message.ts }, all);
  const hasBlocks = (message.blocks?.length ?? 0) > 0;
  return (
    <BlockHostProvider value={host}>
      {hasBlocks ? (
        <Blocks blocks={message.blocks ?? []} />
      ) : (
        <div className="prose">
          <Mrkdwn text={message.text} />
        </div>
      )}
      {keyed(attachments).map(({ key, entry }) => (
        <Attachment key={key} attachment={entry} />
      ))}
      {message.files?.map((file) => (
        <div key={file.id} className="chip">
          {file.name}
        </div>
      ))}
      {message.edited ? <span className="edited">(edited)</span> : null}
      {failure ? (
        <p className="error" role="alert">
          That did not work. {failure}
        </p>
      ) : null}
      {question}
    </BlockHostProvider>
  );
}

function Attachment({ attachment }: { attachment: Record<string, unknown> }): ReactNode {
  const { color, blocks, title, text, pretext, fallback } = attachment;
  const named: Record<string, string> = { good: '#2f8f6b', warning: '#c98a1b', danger: '#c0392b' };
  const bar =
    named[asText(color)] ??
    (/^#?[0-9a-f]{6}$/i.test(asText(color)) ? `#${asText(color).replace('#', '')}` : '');
  const words = [pretext, title, text].map(asText).filter(Boolean).join('\n') || asText(fallback);
  return (
    <div className="attachment" style={bar ? { borderInlineStartColor: bar } : undefined}>
      {blocks ? (
        <Blocks blocks={asBlocks(blocks)} />
      ) : (
        <div className="prose">
          <Mrkdwn text={words} />
        </div>
      )}
    </div>
  );
}
