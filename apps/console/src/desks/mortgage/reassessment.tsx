import { useLazyQuery, useMutation } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { MortgageFeeReassessmentDocument, ReassessMortgageFeesDocument } from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** What assessing open fees anew by the rules as they are now would change; it is done exactly as it was seen (S18). */
export function Reassessment(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [refused, setRefused] = useState<string>();
  const [look, { data, error, loading }] = useLazyQuery(MortgageFeeReassessmentDocument, {
    fetchPolicy: 'network-only',
  });
  const [send, sending] = useMutation(ReassessMortgageFeesDocument, {
    refetchQueries: ['MortgageFees', 'MortgageFeeAgeing'],
    onError: () => {},
  });
  const seen = data?.mortgageFeeReassessment;
  const apply = async (mark: string): Promise<void> => {
    const answer = (await send({ variables: { mark } })).data?.reassessed;
    if (answer?.__typename === 'FeeReassessment') sayDone(t('mortgage.reassessed', { count: answer.changed }));
    setRefused(answer && answer.__typename !== 'FeeReassessment' ? open('mortgage.refusal', answer.code) : undefined);
    await look();
  };
  return (
    <Section
      title={t('mortgage.reassessment')}
      extra={
        <Button loading={loading} onClick={() => void look()}>
          {t('mortgage.reassessPreview')}
        </Button>
      }
    >
      <p className="k-quiet">{t('mortgage.reassessmentHow')}</p>
      <FailureAlert error={error ?? sending.error} />
      {refused && <p role="alert">{refused}</p>}
      {seen?.changed === 0 && <p>{t('mortgage.reassessNothing')}</p>}
      {seen && seen.changed > 0 && (
        <>
          <p>
            {t('mortgage.reassessWould', { count: seen.changed })} <Money fen={seen.difference} />
          </p>
          <Popconfirm
            title={t('mortgage.reassessAsk', { count: seen.changed })}
            okText={t('mortgage.reassess')}
            cancelText={t('ui.cancel')}
            onConfirm={() => void apply(seen.mark)}
          >
            <Button type="primary" loading={sending.loading}>
              {t('mortgage.reassess')}
            </Button>
          </Popconfirm>
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('mortgage.number')}</th>
                <th>{t('mortgage.feeKind')}</th>
                <th className="k-number">{t('mortgage.before')}</th>
                <th className="k-number">{t('mortgage.after')}</th>
                <th className="k-number">{t('mortgage.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {seen.changes.map(({ feeId, contractNumber, kind, before, after }) => (
                <tr key={feeId}>
                  <td>{contractNumber}</td>
                  <td>{t(`mortgage.feeKind.${kind}`)}</td>
                  <td className="k-number">
                    <Money fen={before} />
                  </td>
                  <td className="k-number">
                    <Money fen={after} />
                  </td>
                  <td className="k-number">
                    <Money fen={after - before} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {seen.changed > seen.changes.length && (
            <p className="k-quiet">
              {t('mortgage.largestOf')} <Count value={seen.changes.length} /> / <Count value={seen.changed} />
            </p>
          )}
        </>
      )}
    </Section>
  );
}
