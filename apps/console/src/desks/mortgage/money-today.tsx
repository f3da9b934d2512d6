import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { MortgageMoneyTodayDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money, MoneyUnitContext } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { CaseState } from './case-state.tsx';
import { MoveButton } from './move-buttons.tsx';

/** What to do first: cases ranked by the cash that one action today brings nearer, with that action (S2). */
export function MoneyToday(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MortgageMoneyTodayDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  const rows = data.mortgageMoneyToday;
  return (
    <Section title={t('mortgage.moneyToday')} extra={<small className="k-quiet">{t('mortgage.moneyTodayHow')}</small>}>
      {rows.length === 0 && <p className="k-quiet">{t('mortgage.nothingToday')}</p>}
      <ol className="m-today">
        {rows.map(({ case: row, action, releasesFen, steps }) => (
          <li key={row.id}>
            <b className="m-today-money">
              <MoneyUnitContext value="wan">
                <Money fen={releasesFen} />
              </MoneyUnitContext>
            </b>
            <span className="m-today-case">
              <Link to={`/mortgage-cases/${row.id}`}>
                {row.number} {row.buyers}
              </Link>
              <small className="k-quiet">
                {row.house} · {t('mortgage.stepsLeft', { count: steps })}
              </small>
            </span>
            <CaseState state={row.state} />
            <MoveButton item={row} transition={action} quiet={false} refetch={() => void refetch()} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
