import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CasesInStepDocument, MortgageBottlenecksDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { None, Ratio } from '../../ui/figures.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { Waited } from '../../ui/waited.tsx';
import { officeDay } from './office-days.tsx';
import { useYuanText } from './yuan-text.ts';

/** The step in which most days of cases stand now, its longest cases, and how many contracts passed at first (S2, S15). */
export default function BottleneckCard(): ReactNode {
  const t = useText();
  const yuanText = useYuanText();
  const month = todayInShanghai().slice(0, 7);
  const { data } = useQuery(MortgageBottlenecksDocument, { variables: { month }, pollInterval: 300_000 });
  const worst = data?.mortgageReport.bottlenecks[0];
  const { data: standing } = useQuery(CasesInStepDocument, {
    variables: { state: worst?.state.key ?? '' },
    skip: !worst,
  });
  if (!data || !worst) return null;
  const reviewed = data.mortgageReport.rates.filter(({ rate }) => rate === 'firstPass');
  const [passed, of] = reviewed.reduce(([some, all], each) => [some + each.amount, all + each.of], [0, 0]);
  return (
    <section className="k-card">
      <h2>{t('mortgage.report.bottlenecks')}</h2>
      <p>
        <Link to={`/mortgage-cases?state=${worst.state.key}`}>
          <b>{worst.state.title}</b>
        </Link>{' '}
        <span className="k-quiet">
          {t('mortgage.bottleneckNow', {
            cases: worst.cases,
            days: Math.round(worst.minutes / officeDay),
            due: yuanText(worst.dueFen),
          })}
        </span>
      </p>
      <ul className="k-list">
        {standing?.mortgageBoard.cases.nodes.map(({ id, number, house, buyers, stateSince }) => (
          <li key={id}>
            <span>
              <Link to={`/mortgage-cases/${id}`}>
                {number} {buyers}
              </Link>{' '}
              <span className="k-quiet">{house}</span>
            </span>
            <Waited since={stateSince} />
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/mortgage-reports?month=${month}&rate=firstPass`}>{t('mortgage.firstPassNow')}</Link>{' '}
        {of > 0 ? <Ratio value={passed / of} /> : <None />}
      </p>
    </section>
  );
}
