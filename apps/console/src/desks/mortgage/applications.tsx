import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { WholeMortgageCaseFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate, Money, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { BankSays } from './bank-says.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { RatePercent } from './rate-percent.tsx';

type Application = WholeMortgageCaseFragment['applications'][number];

/** States in which loans are still being prepared. */
const preparing = [
  'intake',
  'contractDraft',
  'returned',
  'signed',
  'filed',
  'docsCollecting',
  'docsVerified',
  'bankInterview',
  'bankSwitch',
];

/** The loans of each attempt at a bank; those of earlier attempts stay (S2). */
export function Applications({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const [planning, setPlanning] = useState(false);
  const [saying, setSaying] = useState<Application>();
  const { key } = item.state;
  const asks = key === 'submitted' || key === 'ready' || key === 'partDisbursed';
  return (
    <Section
      title={t('mortgage.applications')}
      extra={
        item.mayWork &&
        preparing.includes(key) && (
          <Button type={key === 'bankSwitch' ? 'primary' : 'default'} onClick={() => setPlanning(true)}>
            {t(key === 'bankSwitch' ? 'mortgage.planNext' : 'mortgage.plan')}
          </Button>
        )
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="k-scroll" tabIndex={0}>
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.attempt')}</th>
              <th>{t('mortgage.product')}</th>
              <th>{t('mortgage.bank')}</th>
              <th className="k-number">{t('mortgage.asked')}</th>
              <th className="k-number">{t('mortgage.monthly')}</th>
              <th className="k-number">{t('mortgage.approved')}</th>
              <th className="k-number">{t('mortgage.disbursed')}</th>
              <th>{t('mortgage.state')}</th>
              <th>
                <span className="k-unseen">{t('mortgage.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {item.applications.map((each) => (
              <tr key={each.id} className={each.attempt === item.attempt ? '' : 'm-old'}>
                <td>{each.attempt}</td>
                <td>{t(`mortgage.product.${each.product}`)}</td>
                <td>{each.bankName ?? <None />}</td>
                <td className="k-number">
                  <Money fen={each.askedFen} />
                </td>
                <td className="k-number">
                  <Money fen={each.monthlyFen} />
                  <br />
                  <small className="k-quiet">
                    <RatePercent thousandths={each.yearlyRate} /> · {t('mortgage.months', { count: each.months })}
                  </small>
                </td>
                <td className="k-number">
                  <Money fen={each.approvedFen} />
                </td>
                <td className="k-number">{each.disbursedFen > 0 ? <Money fen={each.disbursedFen} /> : <None />}</td>
                <td>
                  {t(`mortgage.applicationState.${stateOf(each)}`)}{' '}
                  {(each.disbursedOn || each.decidedOn) && (
                    <small className="k-quiet">
                      <BusinessDate value={each.disbursedOn ?? each.decidedOn} />
                    </small>
                  )}
                </td>
                <td>
                  {item.mayWork && asks && each.attempt === item.attempt && (
                    <Button onClick={() => setSaying(each)}>
                      {t(key === 'submitted' ? 'mortgage.decide' : 'mortgage.disburse')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PlanDialog item={item} open={planning} close={() => setPlanning(false)} refetch={refetch} />
      {saying && (
        <BankSays
          item={item}
          application={saying}
          decides={key === 'submitted'}
          close={() => setSaying(undefined)}
          refetch={refetch}
        />
      )}
    </Section>
  );
}

const known = ['prepared', 'approved', 'reduced', 'rejected', 'left'] as const;

function stateOf({ state }: Application): (typeof known)[number] {
  return known.find((each) => each === state) ?? 'prepared';
}
