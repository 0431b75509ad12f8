import type { ReactNode } from 'react';
import type { JsonObject } from '../../workspace/entities.ts';
import { asText } from '../../workspace/json.ts';
import { type ElementProps, useElement } from '../forms/block-host.ts';
import { fromLocalInput, toLocalInput } from '../text/date-format.ts';
import { useWorkspaceContext } from '../workspace/context.ts';

const inputTypes: Record<string, string> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** Date, time, and both: the browser's own pickers, read in the person's time zone. */
export function DateTimeElement(props: ElementProps): ReactNode {
  const { element } = props;
  const { known } = useWorkspaceContext();
  const { state, change } = useElement(props);
  const zone = known.me.timeZone;
  const type = asText(element.type);
  return (
    <>
      <input
        id={props.id}
        className="input input-short"
        type={inputTypes[type]}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        value={shown(type, state, zone)}
        onChange={(event) => change(entered(type, event.target.value, zone))}
      />
      {type === 'datepicker' ? null : <span className="hint"> {asText(element.timezone) || zone}</span>}
    </>
  );
}

function shown(type: string, state: JsonObject, zone: string): string {
  if (type === 'datepicker') return asText(state.selected_date);
  if (type === 'timepicker') return asText(state.selected_time);
  return typeof state.selected_date_time === 'number' ? toLocalInput(state.selected_date_time, zone) : '';
}

function entered(type: string, value: string, zone: string): JsonObject {
  if (type === 'datepicker') return { selected_date: value || null };
  if (type === 'timepicker') return { selected_time: value || null };
  return { selected_date_time: value ? fromLocalInput(value, zone) : null };
}
