import { createContext, use } from 'react';
import type { Place } from '../../people/act.ts';
import type { Block, JsonObject } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import type { FieldErrors } from './field-errors.ts';
import { initialState, type Values } from './state-values.ts';

/** What blocks are drawn in: a message, a modal or a home. It keeps their values and sends their actions. */
export interface BlockHost {
  place: Place;
  /** Begins the DOM ids of everything drawn here. */
  prefix: string;
  values: Values;
  setState(block: Block, element: JsonObject, state: JsonObject): void;
  /** Sends `block_actions` with `chosen` added to the action; asks first where the element has a `confirm`. */
  act(block: Block, element: JsonObject, chosen: JsonObject): void;
  /** The element whose action is on its way, as `block_id/action_id`. */
  busy: string | undefined;
  errors: FieldErrors;
}

const HostContext = createContext<BlockHost | undefined>(undefined);

export const BlockHostProvider = HostContext;

export function useBlockHost(): BlockHost {
  const host = use(HostContext);
  if (!host) throw new Error('Blocks are drawn outside of a message, modal or home.');
  return host;
}

/** What each interactive element is given. */
export interface ElementProps {
  block: Block;
  element: JsonObject;
  /** Whether a change is sent to the bot at once. */
  dispatch: boolean;
  /** DOM id for the control, so that a label can name it. */
  id: string;
  /** Name for the control where no label stands beside it. */
  label: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
}

/** The key of an element among those that wait. */
export function elementKey(block: Block, element: JsonObject): string {
  return `${asText(block.block_id)}/${asText(element.action_id)}`;
}

/** What an element holds, and how to change it. */
export function useElement({
  block,
  element,
  dispatch,
}: Pick<ElementProps, 'block' | 'element' | 'dispatch'>) {
  const host = useBlockHost();
  const state =
    host.values[asText(block.block_id)]?.[asText(element.action_id)] ?? initialState(element) ?? {};
  return {
    state,
    busy: host.busy === elementKey(block, element),
    /** Keeps the value, or sends it where changes are dispatched: it is then kept once it is on its way. */
    change(next: JsonObject): void {
      if (dispatch) host.act(block, element, next);
      else host.setState(block, element, { ...state, ...next });
    },
    /** Keeps the value without sending it. */
    keep(next: JsonObject): void {
      host.setState(block, element, { ...state, ...next });
    },
    send(chosen: JsonObject): void {
      host.act(block, element, chosen);
    },
  };
}
