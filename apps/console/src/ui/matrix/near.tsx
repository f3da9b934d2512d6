import { type ReactNode, useEffect, useRef, useState } from 'react';

/** So far beyond the window things are drawn already, in pixels. */
const ahead = '600px 0px';

/** A part of a long page that is drawn only while it is in the window, or close to it; far away it keeps its room. */
export function Near({
  label,
  height,
  always,
  children,
}: {
  label: string;
  /** In pixels. */
  height: number;
  /** Drawn wherever it is: somebody works in it. */
  always: boolean;
  children: () => ReactNode;
}): ReactNode {
  const box = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!box.current) return undefined;
    const observer = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting ?? false), {
      root: box.current.closest('.k-page'),
      rootMargin: ahead,
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={box} className="k-card k-matrix-group" style={{ minHeight: height }} aria-label={label}>
      {(near || always) && children()}
    </section>
  );
}
