import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';

/** One line of a figure's making. */
export interface WhyLine {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** A figure that can say how it came about. */
export function Why({ lines, children }: { lines: readonly WhyLine[]; children: ReactNode }): ReactNode {
  const t = useText();
  return (
    <span className="k-why">
      {children}
      <Popover
        trigger={['click']}
        content={
          <dl className="k-facts">
            {lines.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        }
      >
        <button type="button" aria-label={t('ui.why')}>
          ?
        </button>
      </Popover>
    </span>
  );
}
