import type { ReactNode } from 'react';
import { Icon } from '../shell/icon.tsx';

/** Emoji that carry state in work messages, drawn here so that they look right without an emoji font. */
const circles: Record<string, string> = {
  red_circle: '#d5443a',
  large_red_circle: '#d5443a',
  large_orange_circle: '#e08a2c',
  large_yellow_circle: '#e3bf2f',
  large_green_circle: '#3a9e63',
  large_blue_circle: '#3b7fc4',
  large_purple_circle: '#8a5bb5',
  white_circle: '#e9eef0',
  black_circle: '#2a3134',
};

const questionMark = 'M7.500 7.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M10 14.500h.01';

const marks: Record<string, { fill: string; path: string }> = {
  white_check_mark: { fill: '#3a9e63', path: 'M5.500 10.500l3 3 6-7' },
  heavy_check_mark: { fill: '#3a9e63', path: 'M5.500 10.500l3 3 6-7' },
  x: { fill: '#d5443a', path: 'M6 6l8 8M14 6l-8 8' },
  no_entry: { fill: '#d5443a', path: 'M5.500 10h9' },
  information_source: { fill: '#3b7fc4', path: 'M10 9v5M10 6h.01' },
  exclamation: { fill: '#d5443a', path: 'M10 5v6M10 14h.01' },
  question: { fill: '#3b7fc4', path: questionMark },
  grey_question: { fill: '#7b8a90', path: questionMark },
  wrench: {
    fill: '#3b7fc4',
    path: 'M14.500 5.500a3 3 0 0 0-4 3.600L5.500 14l1.500 1.500 4.900-5a3 3 0 0 0 3.600-4l-1.800 1.800-1-.300-.300-1z',
  },
};

/** A drawing for the emoji of this name, if there is one. */
export function glyphFor(name: string): ReactNode {
  const circle = circles[name];
  const mark = marks[name];
  if (circle) {
    return (
      <svg className="glyph" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8.5" fill={circle} stroke="#00000033" />
      </svg>
    );
  }
  if (mark) {
    return (
      <svg className="glyph" viewBox="0 0 20 20" aria-hidden="true">
        <rect x="1" y="1" width="18" height="18" rx="4" fill={mark.fill} />
        <path d={mark.path} fill="none" stroke="#ffffff" strokeWidth="2.2" strokeLinecap="round" />
      </svg>
    );
  }
  if (name === 'warning') return <Icon name="warning" />;
  if (name === '+1' || name === 'thumbsup') return <Icon name="thumbUp" />;
  if (name === '-1' || name === 'thumbsdown') return <Icon name="thumbDown" />;
  return undefined;
}

let drawable: boolean | undefined;

/** Whether this machine has a font with emoji: one is painted, and colour is looked for. */
export function canDrawEmoji(): boolean {
  if (drawable !== undefined) return drawable;
  const canvas = document.createElement('canvas');
  canvas.width = 20;
  canvas.height = 20;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.font = '16px sans-serif';
  context.fillText('\u{1F600}', 0, 16);
  const { data } = context.getImageData(0, 0, 20, 20);
  drawable = data.some((value, index) => index % 4 === 0 && Math.abs(value - (data[index + 2] ?? 0)) > 40);
  return drawable;
}
