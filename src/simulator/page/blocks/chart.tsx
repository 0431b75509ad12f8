import type { ReactNode } from 'react';
import type { Block } from '../../workspace/entities.ts';
import { asObject, asText } from '../../workspace/json.ts';
import { keyed } from '../shell/keyed.ts';
import { type ChartData, niceTop, readChart, slicePath } from './chart-shapes.ts';

const width = 480;
const height = 200;
const left = 40;
const bottom = 24;

/** A chart, with the same numbers as a table for those who do not see it. */
export function ChartBlock({ block }: { block: Block }): ReactNode {
  const data = readChart(asObject(block.chart));
  const title = asText(block.title);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      {data.type === 'pie' ? <Pie data={data} title={title} /> : <Axes data={data} title={title} />}
      <Legend data={data} />
      <details>
        <summary>Show the numbers</summary>
        <Numbers data={data} title={title} />
      </details>
    </figure>
  );
}

function Axes({ data, title }: { data: ChartData; title: string }): ReactNode {
  const top = niceTop(Math.max(0, ...data.series.flatMap((s) => s.values)));
  const step = (width - left) / Math.max(1, data.categories.length);
  const y = (value: number): number => (height - bottom) * (1 - Math.max(0, value) / top) + 4;
  const x = (index: number): number => left + step * (index + 0.5);
  const every = Math.ceil(data.categories.length / 8);
  return (
    <svg
      className="plot"
      viewBox={`0 0 ${width} ${height + 12}`}
      role="img"
      aria-label={`${title}: ${summary(data)}`}
    >
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={left} x2={width} y1={y(top * part)} y2={y(top * part)} className="grid-line" />
          <text x={left - 6} y={y(top * part) + 4} textAnchor="end">
            {Number((top * part).toPrecision(3))}
          </text>
        </g>
      ))}
      {keyed(data.categories).map(({ key, entry }) =>
        Number(key) % every === 0 ? (
          <text key={key} x={x(Number(key))} y={height - 2} textAnchor="middle">
            {entry}
          </text>
        ) : null,
      )}
      {data.series.map((series, index) =>
        data.type === 'bar' ? (
          <g key={series.name} className={`series-${index % 6}`}>
            {keyed(series.values).map(({ key, entry }) => {
              const slot = (step * 0.7) / data.series.length;
              const at = x(Number(key)) - (step * 0.7) / 2 + slot * index;
              return (
                <rect
                  key={key}
                  x={at}
                  y={y(entry)}
                  width={Math.max(1, slot - 1)}
                  height={y(0) - y(entry)}
                  rx={2}
                />
              );
            })}
          </g>
        ) : (
          <Line
            key={series.name}
            points={series.values.map((v, i) => [x(i), y(v)])}
            index={index}
            base={y(0)}
            fill={data.type === 'area'}
          />
        ),
      )}
    </svg>
  );
}

function Line(props: { points: [number, number][]; index: number; base: number; fill: boolean }): ReactNode {
  const { points, index, base, fill } = props;
  const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'} ${x} ${y}`).join(' ');
  const first = points[0]?.[0] ?? 0;
  const last = points.at(-1)?.[0] ?? 0;
  return (
    <g className={`series-${index % 6}`}>
      {fill ? <path className="area" d={`${path} L ${last} ${base} L ${first} ${base} Z`} /> : null}
      <path className="line" d={path} />
      {points.map(([x, y]) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r={3} />
      ))}
    </g>
  );
}

function Pie({ data, title }: { data: ChartData; title: string }): ReactNode {
  const values = data.series[0]?.values ?? [];
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  const start = (index: number): number =>
    values.slice(0, index).reduce((sum, value) => sum + value, 0) / total;
  return (
    <svg className="pie" viewBox="-1.05 -1.05 2.1 2.1" role="img" aria-label={`${title}: ${summary(data)}`}>
      {keyed(values).map(({ key, entry }) => (
        <path
          key={key}
          className={`series-${Number(key) % 6}`}
          d={slicePath(start(Number(key)), start(Number(key)) + entry / total)}
        />
      ))}
    </svg>
  );
}

function Legend({ data }: { data: ChartData }): ReactNode {
  const names = data.type === 'pie' ? data.categories : data.series.map((s) => s.name);
  return (
    <ul className="legend">
      {keyed(names).map(({ key, entry }) => (
        <li key={key}>
          <span className={`swatch series-${Number(key) % 6}`} aria-hidden="true" /> {entry}
        </li>
      ))}
    </ul>
  );
}

function Numbers({ data, title }: { data: ChartData; title: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={`${title}, numbers`}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{data.xLabel || 'Category'}</th>
            {keyed(data.series).map(({ key, entry }) => (
              <th key={key} scope="col">
                {entry.name || data.yLabel || 'Value'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(data.categories).map(({ key, entry }) => (
            <tr key={key}>
              <th scope="row">{entry}</th>
              {keyed(data.series).map((series) => (
                <td key={series.key}>{series.entry.values[Number(key)]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function summary({ type, series, categories }: ChartData): string {
  const names = series.map((s) => s.name).filter(Boolean);
  return `${type} chart of ${categories.length} points${names.length > 0 ? `, ${names.join(', ')}` : ''}`;
}
