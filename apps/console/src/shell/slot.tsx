import { Component, type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

const fetched = new WeakMap<Load, ComponentType>();

/** The component behind a load, one and the same at every render. */
export function fetchedOnce(load: Load): ComponentType {
  const known = fetched.get(load);
  if (known) return known;
  // Fetched at once, beside whatever else is on its way, not only when it is drawn.
  const coming = load();
  coming.catch(() => {});
  const component = lazy(() => coming);
  fetched.set(load, component);
  return component;
}

/** A part that a desk lends to the shell. When it breaks or is slow, the shell goes on without it. */
export function Slot({ load, whileLoading = null }: { load: Load; whileLoading?: ReactNode }): ReactNode {
  return (
    <Contain>
      <Suspense fallback={whileLoading}>{createElement(fetchedOnce(load))}</Suspense>
    </Contain>
  );
}

class Contain extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
