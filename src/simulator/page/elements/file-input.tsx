import { type ReactNode, useState } from 'react';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { Icon } from '../shell/icon.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';

/** Files, uploaded as soon as they are picked. */
export function FileInputElement(props: ElementProps): ReactNode {
  const { element } = props;
  const { upload } = useWorkspaceContext();
  const { state, keep } = useElement(props);
  const [note, setNote] = useState('');
  const files = asList(state.files).map(asObject);
  const most = typeof element.max_files === 'number' ? element.max_files : 10;
  const types = asList(element.filetypes).map(asText);

  async function add(picked: FileList | null): Promise<void> {
    if (!picked) return;
    setNote('Uploading…');
    const results = await Promise.all([...picked].slice(0, most - files.length).map(upload));
    const failed = results.find((result) => !result.ok);
    setNote(failed && !failed.ok ? `The file could not be uploaded. ${failed.detail ?? failed.error}` : '');
    keep({ files: [...files, ...results.flatMap((result) => (result.ok ? [asObject(result.file)] : []))] });
  }

  return (
    <div className="files">
      <input
        id={props.id}
        type="file"
        multiple={most > 1}
        accept={types.length > 0 ? types.map((t) => `.${t}`).join(',') : undefined}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        disabled={files.length >= most}
        onChange={(event) => {
          void add(event.target.files);
          event.target.value = '';
        }}
      />
      <ul className="chips" aria-label="Files">
        {files.map((file) => (
          <li key={asText(file.id)} className="chip">
            {asText(file.name)}
            <button
              type="button"
              aria-label={`Remove ${asText(file.name)}`}
              onClick={() => keep({ files: files.filter((f) => f.id !== file.id) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <span className="hint" role="status">
        {note}
      </span>
    </div>
  );
}
