import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';
import { keyed } from '../shell/keyed.ts';
import { Cell } from './cell.tsx';

/** A plain table; its first row is the head. */
export function TableBlock({ block }: { block: Block }): ReactNode {
  const [head = [], ...rows] = asList(block.rows).map(asList);
  const settings = asList(block.column_settings).map(asObject);
  const align = (column: number): string => `align-${asText(settings[column]?.align) || 'left'}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Table">
      <table className="table">
        <thead>
          <tr>
            {keyed(head).map(({ key, entry }) => (
              <th key={key} scope="col" className={align(Number(key))}>
                <Cell cell={entry} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows).map(({ key: row, entry: cells }) => (
            <tr key={row}>
              {keyed(cells).map(({ key, entry }) => (
                <td key={key} className={align(Number(key))}>
                  <Cell cell={entry} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
