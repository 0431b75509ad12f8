import type { ReactNode } from 'react';

const paths = {
  archive: 'M3 5h14v3H3zM4 8v8h12V8M8 11h4',
  back: 'M12 4l-6 6 6 6',
  bolt: 'M11 2L4 11h5l-1 7 7-9h-5z',
  close: 'M5 5l10 10M15 5L5 15',
  eye: 'M1.5 10S4.5 4.5 10 4.5 18.500 10 18.500 10 15.500 15.500 10 15.500 1.500 10 1.500 10zM10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  hash: 'M7.500 3l-1 14M13.500 3l-1 14M3.500 7.500h14M2.500 12.500h14',
  home: 'M3 9l7-6 7 6v8h-5v-5H8v5H3z',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  menu: 'M3 5h14M3 10h14M3 15h14',
  more: 'M4.500 10h.01M10 10h.01M15.500 10h.01',
  reply: 'M4 4h12v9H9l-4 4v-4H4z',
  send: 'M3 17l14-7L3 3v5l8 2-8 2z',
  smile: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM7 8h.01M13 8h.01M6.500 11.500c1 2 6 2 7 0',
  thumbDown:
    'M13 11V3H6.500c-1 0-1.500.5-1.800 1.500L3 9.500c-.3 1 .2 1.500 1.200 1.500H8l-.8 3.800c-.2 1 .3 1.700 1.300 1.700L13 11zm0 0h3.500V3H13',
  thumbUp:
    'M7 9v8h6.500c1 0 1.500-.5 1.800-1.500l1.700-5c.3-1-.2-1.500-1.200-1.500H12l.8-3.800c.2-1-.3-1.700-1.300-1.700L7 9zm0 0H3.500v8H7',
  image: 'M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 7.500h.01',
  trash: 'M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.500h.01',
} as const;

/** A line drawing beside words; it says nothing by itself, so screen readers skip it. */
export function Icon({ name }: { name: keyof typeof paths }): ReactNode {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
