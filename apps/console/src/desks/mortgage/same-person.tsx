import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  DecideMortgageSamePersonDocument,
  type MortgageSamePersonLineFragment,
  MortgageSamePersonsDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** People of other contracts who have the certificate or the phone of one of this one’s: a person says whether they are one (S7). */
export function SamePerson({ contractId }: { contractId: string }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [deciding, setDeciding] = useState<MortgageSamePersonLineFragment>();
  const { data, error, refetch } = useQuery(MortgageSamePersonsDocument, {
    variables: { contractId },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  const pairs = data.mortgageSamePersons;
  if (pairs.length === 0) return null;
  return (
    <Section title={t('mortgage.samePerson')}>
      <p className="k-quiet">{t('mortgage.samePersonHow')}</p>
      <table className="k-table">
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.position} ${pair.otherContractId} ${pair.otherPosition}`}>
              <td>
                {pair.name} <small className="k-quiet">{pair.masked}</small>{' '}
                {pair.shared.map((what) => (
                  <StateChip key={what} tone={what === 'certificate' ? 'warning' : 'neutral'}>
                    {t(`mortgage.shared.${what}`)}
                  </StateChip>
                ))}
              </td>
              <td>
                <Link to={`/mortgage-contracts/${pair.otherContractId}`}>
                  {pair.otherName} · {pair.otherNumber} · {pair.otherHouse}
                </Link>
              </td>
              <td>
                {pair.same === null ? (
                  <StateChip tone="warning">{t('mortgage.undecided')}</StateChip>
                ) : (
                  <>
                    <StateChip tone="neutral">{t(pair.same ? 'mortgage.isSame' : 'mortgage.isOther')}</StateChip>{' '}
                    <small className="k-quiet">
                      {pair.decidedBy} {pair.reason}
                    </small>
                  </>
                )}
              </td>
              <td className="m-act">
                {pair.same === null && may('mortgageContract.identify') && (
                  <Button
                    size="small"
                    aria-label={`${t('mortgage.decideSame')} ${pair.otherName}`}
                    onClick={() => setDeciding(pair)}
                  >
                    {t('mortgage.decideSame')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {deciding && (
        <Decide
          contractId={contractId}
          pair={deciding}
          close={() => {
            setDeciding(undefined);
            void refetch();
          }}
        />
      )}
    </Section>
  );
}

interface Values {
  readonly same: boolean;
  readonly reason: string;
}

function Decide({
  contractId,
  pair: { position, otherContractId, otherPosition, name, otherName },
  close,
}: {
  contractId: string;
  pair: MortgageSamePersonLineFragment;
  close: () => void;
}): ReactNode {
  const t = useText();
  const [decide] = useMutation(DecideMortgageSamePersonDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.samePersonOf', { name, other: otherName })}
      action={t('mortgage.save')}
      onClose={close}
      create={async ({ same, reason }) => {
        const input = { contractId, position, otherContractId, otherPosition, same, reason };
        const { data } = await decide({ variables: { input } });
        const outcome = data?.decided.__typename;
        if (outcome === 'MortgageSamePerson') return [];
        const text = t(outcome === 'InvalidInput' ? 'mortgage.required' : 'mortgage.meanwhile');
        return [{ name: ['reason'], label: t('mortgage.why'), text }];
      }}
    >
      <Form.Item name="same" label={t('mortgage.decideSame')} rules={needed}>
        <Radio.Group
          options={[
            { value: true, label: t('mortgage.isSame') },
            { value: false, label: t('mortgage.isOther') },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('mortgage.why')} extra={t('mortgage.samePersonWhy')} rules={needed}>
        <Input maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
