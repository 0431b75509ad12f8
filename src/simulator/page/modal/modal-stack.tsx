import type { ReactNode } from 'react';
import { useWorkspaceContext } from '../workspace/context.ts';
import { Modal } from './modal.tsx';

/** The open modals: all stay alive, so that what was typed below is there again, but only the top one is drawn. */
export function ModalStack(): ReactNode {
  const { known } = useWorkspaceContext();
  return known.views.map((view, index) => (
    <Modal key={view.id} view={view} isTop={index === known.views.length - 1} depth={index} />
  ));
}
