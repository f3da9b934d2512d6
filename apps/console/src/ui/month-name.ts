import { useIntl } from 'react-intl';

/** How people call a month (`2026-10`): 2026年10月, October 2026. */
export function useMonthName(): (month: string) => string {
  const intl = useIntl();
  return (month) => intl.formatDate(`${month}-01T00:00:00Z`, { year: 'numeric', month: 'long', timeZone: 'UTC' });
}
