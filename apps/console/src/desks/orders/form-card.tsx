import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OrderFormDecision, OrderFormLineFragment } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate, Count, Money } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';
import { FormFaults } from './form-faults.tsx';
import { SayHeading } from './say-heading.tsx';
import { SeasonName } from './season-name.tsx';
import { WhoseForm } from './whose-form.tsx';

const tones: Readonly<Record<OrderFormLineFragment['state'], Tone>> = {
  READING: 'waiting',
  REFUSED: 'bad',
  READY: 'good',
  ENTERED: 'good',
  SKIPPED: 'neutral',
};

/** One form: what it comes to, what is wrong with it, and what it asks. */
export function FormCard({
  form,
  busy,
  enter,
  changed,
}: {
  form: OrderFormLineFragment;
  busy: boolean;
  enter: (decision: OrderFormDecision) => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const asks = form.state === 'READY' && (form.franchiseeId === null || form.standing !== null);
  return (
    <section className="k-card o-form" aria-label={form.fileName}>
      <div className="o-form-head">
        <b>{form.fileName}</b>
        <StateChip tone={asks ? 'warning' : tones[form.state]}>
          {t(asks ? 'orders.form.asks' : `orders.form.${form.state}`)}
        </StateChip>
        {form.season !== '' && <SeasonName code={form.season} />}
        {form.franchisee && <span>{form.franchisee}</span>}
        {form.orderedOn && <BusinessDate value={form.orderedOn} />}
        <span className="k-grow" />
        {form.state === 'READY' && (
          <span>
            {t('orders.linesAndPieces', { lines: form.lineCount, pieces: form.quantity })} · <Money fen={form.amount} />
          </span>
        )}
      </div>
      {form.state === 'READY' && <Categories form={form} />}
      {form.state === 'REFUSED' && (
        <FormFaults form={form} changed={changed} skip={<Skip busy={busy} enter={enter} />} />
      )}
      {form.unknownHeadings.map((heading) => (
        <SayHeading key={heading} heading={heading} changed={changed} />
      ))}
      {form.state === 'READY' && form.franchiseeId === null && (
        <WhoseForm form={form} changed={changed} skip={<Skip busy={busy} enter={enter} />} />
      )}
      {form.state === 'READY' && form.franchiseeId !== null && <Decide form={form} busy={busy} enter={enter} />}
    </section>
  );
}

function Categories({ form }: { form: OrderFormLineFragment }): ReactNode {
  return (
    <div className="k-quiet">
      {form.categories.map(({ category, quantity, amount }, at) => (
        <span key={category}>
          {at > 0 && ' · '}
          {category} <Count value={quantity} /> / <Money fen={amount} />
        </span>
      ))}
    </div>
  );
}

/** Enters the form, or asks what becomes of the order that is there already. */
function Decide({
  form: { standing, sameAs },
  busy,
  enter,
}: {
  form: OrderFormLineFragment;
  busy: boolean;
  enter: (decision: OrderFormDecision) => void;
}): ReactNode {
  const t = useText();
  if (!standing) {
    return (
      <div className="o-ask">
        <Button loading={busy} onClick={() => enter('NEW')}>
          {t('orders.enter')}
        </Button>
        <Skip busy={busy} enter={enter} />
      </div>
    );
  }
  const draft = standing.state === 'DRAFT';
  return (
    <>
      <p className="k-banner">
        <b>{t('orders.standing')}</b> <Link to={`/franchise-orders/${standing.id}`}>{standing.number}</Link> ·{' '}
        {t(`orders.state.${standing.state}`)} · <Count value={standing.quantity} /> · <Money fen={standing.amount} />{' '}
        {sameAs !== null && <StateChip tone="warning">{t('orders.sameAs', { file: sameAs })}</StateChip>}
      </p>
      <div className="o-ask">
        <Popconfirm
          title={t(draft ? 'orders.addDetail' : 'orders.differenceDetail')}
          okText={t('orders.add')}
          cancelText={t('ui.cancel')}
          onConfirm={() => enter('ADD')}
        >
          <Button loading={busy}>{t(draft ? 'orders.add' : 'orders.asDifference')}</Button>
        </Popconfirm>
        {draft && (
          <Popconfirm
            title={t('orders.replaceDetail')}
            okText={t('orders.replace')}
            cancelText={t('ui.cancel')}
            onConfirm={() => enter('REPLACE')}
          >
            <Button loading={busy}>{t('orders.replace')}</Button>
          </Popconfirm>
        )}
        <Skip busy={busy} enter={enter} />
      </div>
    </>
  );
}

function Skip({ busy, enter }: { busy: boolean; enter: (decision: OrderFormDecision) => void }): ReactNode {
  const t = useText();
  return (
    <Button type="text" loading={busy} onClick={() => enter('SKIP')}>
      {t('orders.skip')}
    </Button>
  );
}
