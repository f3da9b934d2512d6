import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { MortgageFirstPassDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, Ratio } from '../../ui/figures.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { Section } from '../../ui/record-page.tsx';
import { todayInShanghai } from '../../ui/today.ts';

/** How many contracts of each author passed without a return, of those first decided in a month, with the contracts (S15). */
export function FirstPass(): ReactNode {
  const t = useText();
  const named = useMonthName();
  const [month, setMonth] = useState(() => todayInShanghai().slice(0, 7));
  const { data, error, refetch } = useQuery(MortgageFirstPassDocument, {
    variables: { month },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.mortgageFirstPass ?? [];
  return (
    <Section
      title={t('mortgage.firstPass')}
      extra={
        <Select
          size="small"
          aria-label={t('mortgage.month')}
          value={month}
          onChange={setMonth}
          options={lastMonths().map((value) => ({ value, label: named(value) }))}
        />
      }
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && rows.length === 0 && <p className="k-quiet">{t('mortgage.noneReviewed')}</p>}
      {rows.map(({ author, reviewed, passed, ratio, contracts }) => (
        <details key={author}>
          <summary>
            {author} <Ratio value={ratio / 10_000} />{' '}
            <small className="k-quiet">
              <Count value={passed} /> / <Count value={reviewed} />
            </small>
          </summary>
          <ul className="k-list">
            {contracts.map(({ caseId, caseNumber, house, passedFirst, rounds }) => (
              <li key={caseId}>
                <Link to={`/mortgage-cases/${caseId}`}>
                  {caseNumber} {house}
                </Link>
                <span className="k-quiet">
                  {t(passedFirst ? 'mortgage.reviewOutcome.passed' : 'mortgage.reviewOutcome.returned')} ·{' '}
                  {t('mortgage.roundNth', { number: rounds })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}

/** This month and the eleven before. */
function lastMonths(): string[] {
  const [year = 0, month = 1] = todayInShanghai().split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) => new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7));
}
