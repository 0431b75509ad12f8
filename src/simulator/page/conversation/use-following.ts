import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Nearer to the end than this counts as being there, in pixels. */
const nearEnd = 60;

/**
 * Keeps the newest message in view while one reads at the end. A message taller than the window is shown from its
 * first line, not its last; a message that a permalink named is shown until another one comes. `newest` is the ts of
 * the last message.
 */
export function useFollowing(newest: string): { box: RefObject<HTMLElement | null>; onScroll(): void } {
  const box = useRef<HTMLElement>(null);
  const following = useRef(true);
  const ownScroll = useRef(-1);
  const first = useRef(newest);
  const isFresh = useRef(false);

  function follow(): void {
    const element = box.current;
    if (!element || !following.current) return;
    const linked = isFresh.current ? null : element.querySelector<HTMLElement>(':scope > ol > li.linked');
    const target = linked ?? element.querySelector<HTMLElement>(':scope > ol > li:last-child');
    const start = target ? target.offsetTop - element.offsetTop - 8 : 0;
    const end = element.scrollHeight - element.clientHeight;
    element.scrollTop = Math.max(0, Math.min(start, end));
    ownScroll.current = element.scrollTop;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what is followed
  useLayoutEffect(() => {
    isFresh.current ||= newest !== first.current;
    follow();
  }, [newest]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the observer lives as long as the list
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watcher = new ResizeObserver(follow);
    watcher.observe(element);
    for (const child of element.children) watcher.observe(child);
    return () => watcher.disconnect();
  }, []);

  return {
    box,
    onScroll() {
      const element = box.current;
      if (!element || Math.abs(element.scrollTop - ownScroll.current) < 2) return;
      following.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    },
  };
}
