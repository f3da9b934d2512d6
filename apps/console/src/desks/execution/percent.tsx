import type { ReactNode } from 'react';
import { None, Ratio } from '../../ui/figures.tsx';

/** A rate that the server told in percent. */
export function Percent({ value }: { value: string | null | undefined }): ReactNode {
  return value == null ? <None /> : <Ratio value={Number(value) / 100} />;
}
