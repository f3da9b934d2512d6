import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  type StyleLineFragment,
  StyleProgressDocument,
  type StyleState,
  StylesDocument,
  VerifyStylesDocument,
} from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, Money, None } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { OtherPages } from './other-pages.tsx';

const keys = ['text', 'category', 'state'] as const;
const states = ['ENTERED', 'VERIFIED'] as const;

/** The style master: entered by one, verified by another; how far it is stands above (F2). */
export default function StylesPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const { data: progress, refetch: readProgress } = useQuery(StyleProgressDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const [verify, { error }] = useMutation(VerifyStylesDocument, { onError: () => {} });
  const narrowing = {
    text: values.text || null,
    category: values.category || null,
    state: (values.state || null) as StyleState | null,
  };
  const asked = useQuery(StylesDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'styles');
  const categories = progress?.styleProgress ?? [];
  const sum = (key: 'verified' | 'total' | 'skus'): number => categories.reduce((all, each) => all + each[key], 0);
  const run = async (ids: readonly string[]): Promise<void> => {
    const { data } = await verify({ variables: { input: { styleIds: [...ids] } } });
    if (data) sayDone(t('orders.verifiedNow', data.verifyStyles));
    await Promise.all([asked.refetch(), readProgress()]);
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('orders.styles')}</h1>
        {progress && sum('total') > 0 && (
          <span>
            {t('orders.verified')} <Count value={sum('verified')} /> / <Count value={sum('total')} /> ·{' '}
            {t('orders.skus')} <Count value={sum('skus')} />
          </span>
        )}
        <span className="k-grow" />
        {may('style.enter') && may('import.run') && <Link to="/imports">{t('orders.importStyles')}</Link>}
        <OtherPages here="/styles" />
      </header>
      <FailureAlert error={error} />
      <QueueTable<StyleLineFragment>
        name="styles"
        label={t('orders.styles')}
        columns={useStyleColumns()}
        {...list}
        idOf={({ id }) => id}
        filters={[
          { kind: 'text', key: 'text', label: t('orders.filter.style') },
          {
            kind: 'choice',
            key: 'category',
            label: t('orders.category'),
            options: categories.map(({ category, verified, total }) => ({
              value: category,
              label: `${category} ${verified}/${total}`,
            })),
          },
          {
            kind: 'choice',
            key: 'state',
            label: t('orders.state'),
            options: states.map((value) => ({ value, label: t(`orders.style.${value}`) })),
          },
        ]}
        filterValues={values}
        onFilter={change}
        addressOf={({ id }) => `/styles/${id}`}
        {...(may('style.verify') && {
          bulk: [{ key: 'verify', label: t('orders.verifyChosen'), run: (ids) => void run(ids) }],
        })}
        exported={{ name: 'styles', filter: narrowing }}
        empty={<EmptyState title={t('orders.noStyles')} detail={t('orders.noStylesDetail')} />}
      />
    </>
  );
}

function useStyleColumns(): QueueColumn<StyleLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('orders.styleNumber'), width: 90, render: ({ number }) => number },
      { key: 'name', title: t('orders.styleName'), width: 150, render: ({ name }) => name },
      { key: 'category', title: t('orders.category'), width: 100, render: ({ category }) => category },
      {
        key: 'state',
        title: t('orders.state'),
        width: 160,
        render: ({ state }) => (
          <StateChip tone={state === 'VERIFIED' ? 'good' : 'waiting'}>{t(`orders.style.${state}`)}</StateChip>
        ),
      },
      {
        key: 'colours',
        title: t('orders.colours'),
        width: 150,
        render: ({ colours }) => colours.map(({ code, name }) => `${code} ${name}`).join(t('ui.comma')),
      },
      { key: 'run', title: t('orders.sizeRun'), width: 90, render: ({ sizeRun }) => sizeRun },
      {
        key: 'contract',
        title: t('orders.price'),
        width: 100,
        figure: true,
        render: ({ contractPrice }) => <Money fen={contractPrice} />,
      },
      {
        key: 'tag',
        title: t('orders.tagPrice'),
        width: 100,
        figure: true,
        render: ({ tagPrice }) => <Money fen={tagPrice} />,
      },
      { key: 'entered', title: t('orders.enteredBy'), width: 90, render: ({ enteredBy }) => enteredBy ?? <None /> },
      { key: 'verified', title: t('orders.verifiedBy'), width: 90, render: ({ verifiedBy }) => verifiedBy ?? <None /> },
    ],
    [t],
  );
}
