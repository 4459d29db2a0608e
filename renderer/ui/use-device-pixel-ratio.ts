import { useSyncExternalStore } from 'react';

/** Device pixels a CSS pixel; changes with zoom and when the window moves to another screen. */
export function useDevicePixelRatio(): number {
  return useSyncExternalStore(follow, () => window.devicePixelRatio);
}

function follow(changed: () => void): () => void {
  // A query holds for one ratio only: each change asks for the next.
  let query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const onChange = (): void => {
    query.removeEventListener('change', onChange);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', onChange);
    changed();
  };
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
