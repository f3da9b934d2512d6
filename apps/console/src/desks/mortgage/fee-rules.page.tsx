import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { type MortgageFeeRuleLineFragment, MortgageFeeRulesDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Money, Ratio } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { DunningLadderPart } from './dunning-ladder.tsx';
import { FeeRuleButton } from './fee-rule-button.tsx';
import { Reassessment } from './reassessment.tsx';
import './mortgage.css';

/** Rules of fees by city and day, and what assessing open fees anew would change (S18). */
export default function FeeRulesPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MortgageFeeRulesDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const rules = data.mortgageFeeRules;
  const [newest] = rules;
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.feeRules')}</h1>
      </header>
      <div className="k-stack">
        <Section
          title={t('mortgage.feeRules')}
          extra={newest && <FeeRuleButton like={newest} changed={() => void refetch()} />}
        >
          <p className="k-quiet">{t('mortgage.feeRulesHow')}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
          <div className="k-scroll" tabIndex={0}>
            <Rules rules={rules} />
          </div>
        </Section>
        <DunningLadderPart />
        <Reassessment />
      </div>
    </>
  );
}

function Rules({ rules }: { rules: readonly MortgageFeeRuleLineFragment[] }): ReactNode {
  const t = useText();
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('mortgage.city')}</th>
          <th>{t('mortgage.signedFrom')}</th>
          <th>{t('mortgage.feeKind.deedTax')}</th>
          <th className="k-number">{t('mortgage.vat')}</th>
          <th className="k-number">{t('mortgage.fundRate')}</th>
          <th className="k-number">{t('mortgage.feeKind.registration')}</th>
          <th className="k-number">{t('mortgage.dueDays')}</th>
          <th>{t('mortgage.changedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <td>{rule.city || t('mortgage.everyCity')}</td>
            <td>
              <BusinessDate value={rule.effectiveFrom} />
            </td>
            <td>
              {rule.deedTax.map(({ home, upTo, permille }) => (
                <div key={`${home} ${upTo}`}>
                  {t(`mortgage.bandHome.${home}`)}{' '}
                  {upTo ? t('mortgage.bandUpTo', { area: (upTo / 100).toFixed(2) }) : t('mortgage.bandAny')}{' '}
                  <Ratio value={(permille / 1000).toFixed(4)} />
                </div>
              ))}
            </td>
            <td className="k-number">
              <Ratio value={(rule.vatPermille / 1000).toFixed(4)} />
            </td>
            <td className="k-number">
              <Money fen={rule.fundPerSquareMetre} />
              <div className="k-quiet">{t(`mortgage.fundMode.${rule.fundMode}`)}</div>
            </td>
            <td className="k-number">
              <Money fen={rule.registrationHousing} /> / <Money fen={rule.registrationOther} />
              <div className="k-quiet">{t(`mortgage.registrationPayer.${rule.registrationPayer}`)}</div>
            </td>
            <td className="k-number">{rule.dueDays}</td>
            <td>{rule.enteredBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
