import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import {
  MortgageKitDocument,
  PromiseMortgagePaperDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Everything the customer still has to bring, in one message and on one sheet; what is promised is still missing (S16). */
export function Kit({ item: { id, mayWork } }: { item: WholeMortgageCaseFragment }): ReactNode {
  const t = useText();
  const { locale } = useIntl();
  const { data, error, refetch } = useQuery(MortgageKitDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const [promise] = useMutation(PromiseMortgagePaperDocument, { refetchQueries: ['MortgageKit'], onError: () => {} });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  const kit = data.mortgageKit;
  if (!kit || kit.papers.length === 0) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(kit.message);
    sayDone(t('mortgage.copied'));
  };
  return (
    <Section
      title={t('mortgage.kit', { count: kit.papers.length })}
      extra={
        <>
          <Button onClick={() => void copy().catch(() => {})}>{t('mortgage.copy')}</Button>{' '}
          <a href={`/mortgage-cases/${id}/kit?language=${locale}`} download>
            {t('mortgage.kitSheet')}
          </a>
        </>
      }
    >
      <p className="m-kit">{kit.message}</p>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.paper')}</th>
            <th>{t('mortgage.lack')}</th>
            <th>{t('mortgage.promised')}</th>
          </tr>
        </thead>
        <tbody>
          {kit.papers.map(({ type, title, lack, promisedOn }) => (
            <tr key={type}>
              <td>{title}</td>
              <td>{lack}</td>
              <td>
                {mayWork ? (
                  <DayInput
                    label={`${t('mortgage.promised')} ${title}`}
                    value={promisedOn ?? ''}
                    onChange={(day) => void promise({ variables: { input: { id, type, promisedOn: day || null } } })}
                  />
                ) : (
                  (promisedOn ?? '')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
