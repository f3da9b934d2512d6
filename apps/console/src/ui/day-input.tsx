import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

/** How a day is written in each language, and what is understood when it is typed. */
const written = {
  zh: ['YYYY/MM/DD', 'YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D'],
  en: ['D MMM YYYY', 'YYYY-MM-DD', 'D/M/YYYY', 'D.M.YYYY'],
};

/**
 * A business date (`2024-02-29`, '' for none) in the person's language; a browser's own field follows the browser's
 * language instead. Stands in a Form.Item, or alone with `label`.
 */
export function DayInput({
  value,
  onChange,
  id,
  label,
  required = false,
}: {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
  label?: string;
  /** A day must stay: it can be replaced, not taken away. */
  required?: boolean;
}): ReactNode {
  const chinese = useIntl().locale.startsWith('zh');
  return (
    <DatePicker
      {...(id && { id })}
      {...(label && { 'aria-label': label })}
      className="k-day-input"
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : '')}
      format={chinese ? written.zh : written.en}
      placeholder=""
      allowClear={!required}
      showNow={false}
      // Enter takes the day that was typed; it does not send the form as well.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
    />
  );
}
