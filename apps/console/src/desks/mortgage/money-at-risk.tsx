import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { MortgageMoneyAtRiskDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money, MoneyUnitContext } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';

/** Loan money of cases with a problem, by its cause and whether the contract was signed; opens those cases (S21). */
export function MoneyAtRisk(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MortgageMoneyAtRiskDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  if (data.mortgageMoneyAtRisk.length === 0) return null;
  return (
    <Section
      title={t('mortgage.atRisk')}
      extra={<Link to="/mortgage-cases?only=problem">{t('mortgage.only.problem')}</Link>}
    >
      <p className="m-split">
        {data.mortgageMoneyAtRisk.map(({ stage, cause, cases, atRiskFen }) => (
          <span key={`${stage}${cause}`}>
            <small className="k-quiet">
              {t(`mortgage.stage.${stage}`)} · {t(`mortgage.cause.${cause}`)} ·{' '}
              {t('mortgage.casesCount', { count: cases })}
            </small>{' '}
            <b>
              <MoneyUnitContext value="wan">
                <Money fen={atRiskFen} />
              </MoneyUnitContext>
            </b>
          </span>
        ))}
      </p>
    </Section>
  );
}
