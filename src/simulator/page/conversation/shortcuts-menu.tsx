import { type ReactNode, useState } from 'react';
import { Icon } from '../shell/icon.tsx';
import { Menu } from '../shell/menu.tsx';
import { useWorkspaceContext } from '../workspace/context.ts';

/** The lightning button: the app's global shortcuts. */
export function ShortcutsMenu(): ReactNode {
  const { known, act } = useWorkspaceContext();
  const [failure, setFailure] = useState('');
  const shortcuts = known.app.shortcuts.filter((s) => s.type === 'global');
  if (shortcuts.length === 0) return null;
  return (
    <>
      <Menu
        label="Shortcuts"
        heading={known.app.name}
        className="tool"
        items={shortcuts.map((shortcut) => ({
          key: shortcut.callbackId,
          label: shortcut.name,
          detail: shortcut.description,
          async onChoose() {
            const result = await act({ kind: 'shortcut', callback_id: shortcut.callbackId });
            setFailure(result.ok ? '' : `“${shortcut.name}” did not work. ${result.detail ?? result.error}`);
          },
        }))}
      >
        <Icon name="bolt" />
      </Menu>
      {failure ? (
        <span className="toast" role="alert">
          {failure}
        </span>
      ) : null}
    </>
  );
}
