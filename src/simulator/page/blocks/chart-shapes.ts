import type { JsonObject } from '../../workspace/entities.ts';
import { asList, asObject, asText } from '../../workspace/json.ts';

/** A chart's numbers, with every series in the order of the categories. */
export interface Series {
  name: string;
  values: number[];
}

export interface ChartData {
  type: 'bar' | 'line' | 'area' | 'pie';
  categories: string[];
  series: Series[];
  xLabel: string;
  yLabel: string;
}

/** Reads the `chart` of a `data_visualization`. A point that is missing counts as 0. */
export function readChart(chart: JsonObject): ChartData {
  if (chart.type === 'pie') {
    const segments = asList(chart.segments).map(asObject);
    return {
      type: 'pie',
      categories: segments.map((s) => asText(s.label)),
      series: [{ name: '', values: segments.map((s) => Number(s.value)) }],
      xLabel: '',
      yLabel: '',
    };
  }
  const { categories, x_label, y_label } = asObject(chart.axis_config);
  const names = asList(categories).map(asText);
  return {
    type: chart.type === 'line' || chart.type === 'area' ? chart.type : 'bar',
    categories: names,
    series: asList(chart.series)
      .map(asObject)
      .map((series) => {
        const points = new Map(
          asList(series.data).map((point) => [asText(asObject(point).label), Number(asObject(point).value)]),
        );
        return { name: asText(series.name), values: names.map((name) => points.get(name) ?? 0) };
      }),
    xLabel: asText(x_label),
    yLabel: asText(y_label),
  };
}

/** A round number at or above the largest value, for the top of the axis. */
export function niceTop(largest: number): number {
  if (largest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= largest) ?? 10;
  return step * power;
}

/** The outline of one slice of a pie of radius 1 around 0/0; angles in turns, clockwise from the top. */
export function slicePath(from: number, to: number): string {
  const point = (turn: number): string => {
    const angle = turn * 2 * Math.PI - Math.PI / 2;
    return `${Math.cos(angle).toFixed(4)} ${Math.sin(angle).toFixed(4)}`;
  };
  if (to - from >= 0.9999) return 'M 0 -1 A 1 1 0 1 1 0 1 A 1 1 0 1 1 0 -1 Z';
  return `M 0 0 L ${point(from)} A 1 1 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)} Z`;
}
