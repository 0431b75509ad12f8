import type { ReactNode } from 'react';
import type { Block, JsonObject } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { keyed } from '../shell/keyed.ts';
import { RichText } from './rich-text.tsx';

const marks: Record<string, string> = {
  pending: '○ Pending',
  in_progress: '◐ In progress',
  complete: '● Complete',
  error: '✕ Failed',
};

/** A list of tasks under one title. */
export function PlanBlock({ block }: { block: Block }): ReactNode {
  return (
    <div className="container">
      <div className="container-title">{asText(block.title)}</div>
      {keyed(asList(block.tasks).map(asObject)).map(({ key, entry }) => (
        <Task key={key} task={entry} />
      ))}
    </div>
  );
}

export function TaskCardBlock({ block }: { block: Block }): ReactNode {
  return (
    <div className="container">
      <Task task={block} />
    </div>
  );
}

function Task({ task }: { task: JsonObject }): ReactNode {
  return (
    <div className="task">
      <span className="hint">{marks[asText(task.status)] ?? asText(task.status)}</span> {asText(task.title)}
      {task.details ? <RichText value={task.details} /> : null}
      {task.output ? <RichText value={task.output} /> : null}
    </div>
  );
}
