import { useMutation } from '@apollo/client/react';
import { Form, InputNumber, Modal, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  RenewTermsDocument,
  type RenewTermsMutation,
  type TermToRenewLineFragment,
} from '../../gql/renewals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Count } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

type Outcome = Extract<RenewTermsMutation['renewTerms'], { __typename: 'RenewedTerms' }>['outcomes'][number];

/** So many terms go with one call: the bar moves, and whoever closes the page loses at most the sight of one. */
const portion = 20;

/** Renews the chosen terms (T3): asks, shows how far it is, and tells of each what became of it. */
export function BulkRenewal({
  terms,
  close,
}: {
  terms: readonly TermToRenewLineFragment[];
  close: () => void;
}): ReactNode {
  const t = useText();
  const [years, setYears] = useState(1);
  const [running, setRunning] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [renew, { error }] = useMutation(RenewTermsDocument, { onError: () => {} });
  const left = terms.filter(({ id }) => !outcomes.some(({ termId }) => termId === id));
  const run = async (): Promise<void> => {
    setRunning(true);
    for (let at = 0; at < left.length; at += portion) {
      const input = {
        years,
        terms: left.slice(at, at + portion).map(({ id, version }) => ({ termId: id, version })),
      };
      const { data } = await renew({ variables: { input } });
      const result = data?.renewTerms;
      // What was renewed stays renewed; the rest is tried again by the same button.
      if (result?.__typename !== 'RenewedTerms') break;
      setOutcomes((before) => [...before, ...result.outcomes]);
    }
    setRunning(false);
  };
  const begun = outcomes.length > 0 || running;
  return (
    <Modal
      open
      title={t('renewals.bulk.title', { count: terms.length })}
      okText={t(begun ? 'renewals.bulk.goOn' : 'renewals.bulk.start', { count: left.length })}
      cancelText={t(left.length === 0 ? 'renewals.bulk.close' : 'renewals.cancel')}
      okButtonProps={left.length === 0 ? { style: { display: 'none' } } : {}}
      confirmLoading={running}
      closable={!running}
      mask={{ closable: false }}
      cancelButtonProps={{ disabled: running }}
      onCancel={close}
      onOk={() => void run()}
    >
      <FailureAlert error={error} />
      {begun ? (
        <Progress
          percent={Math.floor((outcomes.length / terms.length) * 100)}
          aria-label={t('renewals.bulk.title', { count: terms.length })}
        />
      ) : (
        <>
          <p className="k-quiet">{t('renewals.bulk.explain')}</p>
          <Form layout="vertical">
            <Form.Item label={t('renewals.renew.years')}>
              <InputNumber
                min={1}
                max={10}
                value={years}
                aria-label={t('renewals.renew.years')}
                onChange={(value) => setYears(value ?? 1)}
              />
            </Form.Item>
          </Form>
        </>
      )}
      {outcomes.length > 0 && <Outcomes terms={terms} outcomes={outcomes} />}
    </Modal>
  );
}

function Outcomes({
  terms,
  outcomes,
}: {
  terms: readonly TermToRenewLineFragment[];
  outcomes: readonly Outcome[];
}): ReactNode {
  const t = useText();
  const renewed = outcomes.filter(({ outcome }) => outcome === 'renewed').length;
  return (
    <div aria-live="polite">
      <p>
        {t('renewals.bulk.renewed', { count: renewed })} ·{' '}
        {t('renewals.bulk.others', { count: outcomes.length - renewed })}
      </p>
      <div style={{ maxHeight: 320, overflow: 'auto' }}>
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('renewals.trader')}</th>
              <th>{t('renewals.bulk.outcome')}</th>
              <th>{t('renewals.bulk.until')}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map(({ termId, outcome, endsOn }) => {
              const term = terms.find(({ id }) => id === termId);
              return (
                <tr key={termId}>
                  <td>
                    {term?.name} {term?.number}
                  </td>
                  <td>
                    <StateChip tone={outcome === 'renewed' ? 'good' : outcome === 'failed' ? 'bad' : 'warning'}>
                      {t(`renewals.outcomeOf.${outcome}`)}
                    </StateChip>
                  </td>
                  <td>
                    <BusinessDate value={endsOn} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="k-quiet">
        <Count value={outcomes.length} /> / <Count value={terms.length} />
      </p>
    </div>
  );
}
