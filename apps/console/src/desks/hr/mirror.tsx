import { useMutation, useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import {
  MirrorDocument,
  NameSuccessorDocument,
  type WholeHrRequestFragment,
  type WholeMirrorFragment,
} from '../../gql/hr/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** What a change of posts moves, leaves, or leaves without an owner: seen before anybody signs (H5). */
export function Mirror({ request, changed }: { request: WholeHrRequestFragment; changed: () => void }): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MirrorDocument, {
    variables: { id: request.id },
    fetchPolicy: 'cache-and-network',
  });
  const mirror = data?.transferMirror;
  return (
    <Section title={t('hr.mirror')}>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {mirror && (
        <>
          <Works mirror={mirror} changed={changed} />
          <Permissions mirror={mirror} />
        </>
      )}
    </Section>
  );
}

function Works({ mirror, changed }: { mirror: WholeMirrorFragment; changed: () => void }): ReactNode {
  const t = useText();
  const [name, { error, loading }] = useMutation(NameSuccessorDocument, { onError: () => {}, onCompleted: changed });
  if (mirror.effective) {
    return (
      <ul className="k-list">
        {mirror.settled.map(({ kind, title, count, to }) => (
          <li key={kind}>
            <span>{title}</span>
            <span>
              <Count value={count} /> {to ? t('hr.wentTo', { name: to }) : t('hr.fate.ends')}
            </span>
          </li>
        ))}
        {mirror.settled.length === 0 && <li className="k-quiet">{t('hr.nothingMoved')}</li>}
      </ul>
    );
  }
  return (
    <>
      <FailureAlert error={error} />
      <table className="k-table hr-works">
        <thead>
          <tr>
            <th>{t('hr.work')}</th>
            <th>{t('hr.work.count')}</th>
            <th>{t('hr.work.fate')}</th>
          </tr>
        </thead>
        <tbody>
          {mirror.works.map(({ kind, title, fate, count, titles, successor }) => (
            <tr key={kind}>
              <td>
                <b>{title}</b>
                <br />
                <small className="k-quiet">
                  {titles.slice(0, 3).join(t('ui.comma'))}
                  {count > 3 && '…'}
                </small>
              </td>
              <td className="k-number">
                <Count value={count} />
              </td>
              <td>
                {fate !== 'handedOver' && t(`hr.fate.${fate}`)}
                {fate === 'handedOver' && mirror.mayName && (
                  <Select
                    allowClear
                    className="hr-successor"
                    aria-label={t('hr.successorFor', { work: title })}
                    placeholder={t('hr.noSuccessor')}
                    loading={loading}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={successor?.id ?? null}
                    options={[...(successor ? [successor] : []), ...mirror.candidates]
                      .filter(({ id }, i, all) => all.findIndex((each) => each.id === id) === i)
                      .map(({ id, name: label }) => ({ value: id, label }))}
                    onChange={(personId: string | null | undefined) =>
                      void name({ variables: { input: { id: mirror.id, kind, personId: personId ?? null } } })
                    }
                  />
                )}
                {fate === 'handedOver' &&
                  !mirror.mayName &&
                  (successor?.name ?? <StateChip tone="warning">{t('hr.noSuccessor')}</StateChip>)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mirror.works.length === 0 && <p className="k-quiet">{t('hr.nothingLies')}</p>}
      {mirror.heir && <p className="k-quiet">{t('hr.heir', { name: mirror.heir.name })}</p>}
    </>
  );
}

type Change = WholeMirrorFragment['permissions'][number];

function Permissions({ mirror }: { mirror: WholeMirrorFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const reach = (side: Change['before']): ReactNode =>
    side ? (
      <>
        {t(`hr.scope.${side.scope}`)} {side.units.length > 0 && <small>{side.units.join(t('ui.comma'))}</small>}
      </>
    ) : (
      <None />
    );
  const kindOf = ({ before, after }: Change): 'lost' | 'gained' | 'changed' =>
    after ? (before ? 'changed' : 'gained') : 'lost';
  const tones = { lost: 'bad', gained: 'good', changed: 'warning' } as const;
  if (mirror.permissions.length === 0) return <p className="k-quiet">{t('hr.permissionsStay')}</p>;
  return (
    <details className="hr-permissions" open={mirror.permissions.length <= 12}>
      <summary>{t('hr.permissionsChange', { count: mirror.permissions.length })}</summary>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('hr.permission')}</th>
            <th>{t('hr.before')}</th>
            <th>{t('hr.after')}</th>
          </tr>
        </thead>
        <tbody>
          {mirror.permissions.map((change) => (
            <tr key={change.permission}>
              <td>
                <StateChip tone={tones[kindOf(change)]}>{t(`hr.change.${kindOf(change)}`)}</StateChip>{' '}
                {open('identity.permission', change.permission)}
              </td>
              <td>{reach(change.before)}</td>
              <td>{reach(change.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
