import { type ReactNode, useId, useState } from 'react';
import type { Place } from '../../people/act.ts';
import type { Block, JsonObject } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import { useWorkspaceContext } from '../workspace/context.ts';
import { type BlockHost, elementKey } from './block-host.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { FieldErrors } from './field-errors.ts';
import { stateValues, type Values } from './state-values.ts';

interface Pending {
  block: Block;
  element: JsonObject;
  chosen: JsonObject;
}

export interface HostHandle {
  host: BlockHost;
  /** Why the last action failed. */
  failure: string | undefined;
  /** The question that is open, to be drawn beside the blocks. */
  question: ReactNode;
}

/** Keeps what people enter into the blocks of one place, and sends what they do there. */
export function useHost(place: Place, blocks: Block[], errors: FieldErrors = {}): HostHandle {
  const { act } = useWorkspaceContext();
  const [typed, setTyped] = useState<Values>({});
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState<Pending>();
  const prefix = useId();
  const values = stateValues(blocks, typed);

  function setState(block: Block, element: JsonObject, state: JsonObject): void {
    const blockId = asText(block.block_id);
    setTyped((before) => ({
      ...before,
      [blockId]: { ...before[blockId], [asText(element.action_id)]: state },
    }));
  }

  async function send({ block, element, chosen }: Pending): Promise<void> {
    setFailure(undefined);
    setBusy(elementKey(block, element));
    const blockId = asText(block.block_id);
    const action = { type: element.type, action_id: element.action_id, ...chosen };
    const actionId = asText(element.action_id);
    const own = values[blockId]?.[actionId];
    const changed = own && { ...own, ...chosen };
    if (changed) setState(block, element, changed);
    const state = changed ? { ...values, [blockId]: { ...values[blockId], [actionId]: changed } } : values;
    const result = await act({ kind: 'action', place, block_id: blockId, action, state });
    setBusy(undefined);
    if (!result.ok) setFailure(result.detail ?? result.error);
  }

  const host: BlockHost = {
    place,
    prefix,
    values,
    setState,
    act(block, element, chosen) {
      const request = { block, element, chosen };
      if (element.confirm) setPending(request);
      else void send(request);
    },
    busy,
    errors,
  };

  const question = pending ? (
    <ConfirmDialog
      confirm={pending.element.confirm}
      onAnswer={(yes) => {
        setPending(undefined);
        if (yes) void send(pending);
      }}
    />
  ) : null;

  return { host, failure, question };
}
