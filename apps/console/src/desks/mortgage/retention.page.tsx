import { useMutation, useQuery } from '@apollo/client/react';
import { Button, InputNumber, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  EraseMortgageDataDocument,
  type MortgageErasureLineFragment,
  MortgageRetentionDocument,
  type MortgageRetentionQuery,
  SetMortgageRetentionRuleDocument,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Count, Instant } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import './mortgage.css';
import { ChangedBy } from './changed-by.tsx';

type Retention = MortgageRetentionQuery['mortgageRetention'];

/** For how long personal data of finished cases are kept, what is due to be erased, and what was (S7). */
export default function RetentionPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MortgageRetentionDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { rules, due, erased, mayDecide } = data.mortgageRetention;
  const changed = (): void => void refetch();
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.retention')}</h1>
      </header>
      <div className="k-stack">
        <Section title={t('mortgage.retentionDue')}>
          <p className="k-quiet">{t('mortgage.retentionDueHow')}</p>
          {due.length === 0 ? (
            <EmptyState title={t('mortgage.nothingDue')} />
          ) : (
            <Due rows={due} mayDecide={mayDecide} changed={changed} />
          )}
        </Section>
        <Section title={t('mortgage.retentionRules')}>
          <p className="k-quiet">{t('mortgage.retentionRulesHow')}</p>
          <Rules rules={rules} mayDecide={mayDecide} changed={changed} />
        </Section>
        {erased.length > 0 && (
          <Section title={t('mortgage.erasedLast')}>
            <table className="k-table">
              <tbody>
                {erased.map((row) => (
                  <tr key={row.id}>
                    <Whose row={row} />
                    <td className="k-number">
                      <Count value={row.count ?? 0} />
                    </td>
                    <td>
                      {row.erasedBy} {row.erasedAt && <Instant value={row.erasedAt} />}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        )}
      </div>
    </>
  );
}

function Whose({
  row: { caseId, caseNumber, contractNumber, what, outcome, months },
}: {
  row: MortgageErasureLineFragment;
}): ReactNode {
  const t = useText();
  return (
    <>
      <td>
        <Link to={`/mortgage-cases/${caseId}`}>
          {caseNumber} · {contractNumber}
        </Link>
      </td>
      <td>{t(`mortgage.retained.${what}`)}</td>
      <td>{t(`mortgage.keptSince.${outcome}`, { months })}</td>
    </>
  );
}

function Due({
  rows,
  mayDecide,
  changed,
}: {
  rows: readonly MortgageErasureLineFragment[];
  mayDecide: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState<string>();
  const [erase, { error, loading }] = useMutation(EraseMortgageDataDocument, { onError: () => {} });
  const confirm = async ({ id, caseNumber, what }: MortgageErasureLineFragment): Promise<void> => {
    setRefused(undefined);
    const { data } = await erase({ variables: { input: { id } } });
    if (!data) return;
    if (data.erased.__typename === 'MortgageErasure')
      sayDone(t('mortgage.erasedOf', { number: caseNumber, what: t(`mortgage.retained.${what}`) }));
    else setRefused(t('mortgage.meanwhile'));
    changed();
  };
  return (
    <>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.case')}</th>
            <th>{t('mortgage.retainedWhat')}</th>
            <th>{t('mortgage.retentionRule')}</th>
            <th>{t('mortgage.keptUntil')}</th>
            {mayDecide && <th>{t('mortgage.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <Whose row={row} />
              <td>
                <BusinessDate value={row.dueOn} />
              </td>
              {mayDecide && (
                <td className="m-act">
                  <Popconfirm
                    title={t('mortgage.eraseForGood')}
                    okText={t('mortgage.erase')}
                    cancelText={t('ui.cancel')}
                    onConfirm={() => void confirm(row)}
                  >
                    <Button
                      size="small"
                      danger
                      loading={loading}
                      aria-label={`${t('mortgage.erase')} ${row.caseNumber} ${t(`mortgage.retained.${row.what}`)}`}
                    >
                      {t('mortgage.erase')}
                    </Button>
                  </Popconfirm>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Rules({
  rules,
  mayDecide,
  changed,
}: Pick<Retention, 'rules' | 'mayDecide'> & { changed: () => void }): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState<string>();
  const [set, { error }] = useMutation(SetMortgageRetentionRuleDocument, { onError: () => {} });
  const change = async ({ what, outcome, version }: Retention['rules'][number], months: number): Promise<void> => {
    setRefused(undefined);
    const { data } = await set({ variables: { input: { what, outcome, version, months } } });
    if (data?.set.__typename === 'MortgageRetention') sayDone(t('mortgage.saved'));
    else if (data) setRefused(t(data.set.__typename === 'InvalidInput' ? 'mortgage.wrongInput' : 'mortgage.meanwhile'));
    changed();
  };
  return (
    <>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.retainedWhat')}</th>
            <th>{t('mortgage.retentionSince')}</th>
            <th>{t('mortgage.monthsLabel')}</th>
            <th>{t('mortgage.changedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={`${rule.what} ${rule.outcome} ${rule.version}`}>
              <td>{t(`mortgage.retained.${rule.what}`)}</td>
              <td>{t(`mortgage.ended.${rule.outcome}`)}</td>
              <td>
                <InputNumber
                  min={1}
                  max={600}
                  precision={0}
                  disabled={!mayDecide}
                  defaultValue={rule.months}
                  aria-label={`${t(`mortgage.retained.${rule.what}`)} ${t(`mortgage.ended.${rule.outcome}`)}`}
                  onBlur={({ target }) => {
                    const months = Number(target.value);
                    if (target.value && months !== rule.months) void change(rule, months);
                  }}
                />
              </td>
              <td>
                <ChangedBy name={rule.changedBy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
