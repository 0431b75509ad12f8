import { type ReactNode, useState } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asList, asText } from '../../workspace/json.ts';
import { keyed } from '../shell/keyed.ts';
import { Cell, sortKey } from './cell.tsx';

interface Order {
  column: number;
  down: boolean;
}

/** A table that can be sorted by its heads and is shown page by page. */
export function DataTableBlock({ block }: { block: Block }): ReactNode {
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = asList(block.rows).map(asList);
  const size = typeof block.page_size === 'number' ? block.page_size : 5;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const rowHead = typeof block.row_header_column_index === 'number' ? block.row_header_column_index : -1;
  const shown = sorted(rows, order).slice(page * size, (page + 1) * size);
  const caption = asText(block.caption);

  function sortBy(column: number): void {
    setOrder({ column, down: order?.column === column && !order.down });
    setPage(0);
  }

  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={caption}>
        <table className="table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {keyed(head).map(({ key, entry }) => (
                <th key={key} scope="col" aria-sort={ariaSort(order, Number(key))}>
                  <button type="button" onClick={() => sortBy(Number(key))}>
                    <Cell cell={entry} /> <span aria-hidden="true">{arrow(order, Number(key))}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keyed(shown).map(({ key: row, entry: cells }) => (
              <tr key={row}>
                {keyed(cells).map(({ key, entry }) =>
                  Number(key) === rowHead ? (
                    <th key={key} scope="row">
                      <Cell cell={entry} />
                    </th>
                  ) : (
                    <td key={key}>
                      <Cell cell={entry} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {pages > 1 ? (
        <div className="pager">
          <button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          <span role="status">
            Page {page + 1} of {pages}
          </span>
          <button
            type="button"
            className="button"
            disabled={page + 1 >= pages}
            onClick={() => setPage(page + 1)}
          >
            Next
          </button>
        </div>
      ) : null}
    </div>
  );
}

function sorted(rows: unknown[][], order: Order | undefined): unknown[][] {
  if (!order) return rows;
  const sign = order.down ? -1 : 1;
  return rows.toSorted((a, b) => {
    const left = sortKey(a[order.column]);
    const right = sortKey(b[order.column]);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), 'en', { numeric: true });
  });
}

function ariaSort(order: Order | undefined, column: number): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) return 'none';
  return order.down ? 'descending' : 'ascending';
}

function arrow(order: Order | undefined, column: number): string {
  if (order?.column !== column) return '↕';
  return order.down ? '↓' : '↑';
}
