import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Link } from 'react-router';
import {
  type ParcelLineFragment,
  TickTransmittalDocument,
  type WholeParcelFragment,
} from '../../gql/transmittals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Difference } from './difference.tsx';
import { ExtraLine } from './extra-line.tsx';
import { TickState } from './parcel-state.tsx';
import './transmittals.css';

type Tick = NonNullable<ParcelLineFragment['tick']>;

const ticks = ['present', 'missing', 'damaged'] as const satisfies readonly Tick[];

/**
 * The packing list. Who opens the parcel ticks it line by line: by touch, or with the arrow keys, space for what is there,
 * m for what is missing, d for what is damaged (T8).
 */
export function PackingCheck({ parcel, refetch }: { parcel: WholeParcelFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const checking = parcel.state.key === 'received' && may('transmittal.receive');
  const body = useRef<HTMLTableSectionElement>(null);
  const [pending, setPending] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState(false);
  const [send, { error }] = useMutation(TickTransmittalDocument, { onError: () => {} });
  const tick = async (lines: readonly ParcelLineFragment[], found: Tick | null): Promise<void> => {
    const free = lines.filter(({ id }) => !pending.includes(id));
    if (free.length === 0) return;
    const ids = free.map(({ id }) => id);
    setRefused(false);
    setPending((before) => [...before, ...ids]);
    const { data } = await send({
      variables: {
        input: {
          transmittalId: parcel.id,
          ticks: free.map(({ id, version }) => ({ itemId: id, version, tick: found })),
        },
      },
    });
    setPending((before) => before.filter((id) => !ids.includes(id)));
    if (data && data.checked.__typename !== 'TransmittalRecord') {
      setRefused(true);
      refetch();
    }
  };
  const focus = (place: number): void => {
    const rows = body.current?.querySelectorAll<HTMLElement>('tr[tabindex]');
    rows?.[Math.max(0, Math.min(rows.length - 1, place))]?.focus();
  };
  const press = (event: KeyboardEvent, line: ParcelLineFragment, place: number): void => {
    // Inside a button or a field a key belongs to it.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = { ' ': 'present', m: 'missing', d: 'damaged' }[event.key] as Tick | undefined;
    if (event.key === 'ArrowDown') focus(place + 1);
    else if (event.key === 'ArrowUp') focus(place - 1);
    else if (found && line.tick !== 'extra') {
      void tick([line], line.tick === found ? null : found);
      if (line.tick !== found) focus(place + 1);
    } else return;
    event.preventDefault();
  };
  const unticked = parcel.items.filter((line) => !line.tick);
  return (
    <Section
      title={t('transmittals.list')}
      extra={
        checking && (
          <>
            {unticked.length > 0 && (
              <Button size="small" onClick={() => void tick(unticked, 'present')}>
                {t('transmittals.allPresent', { count: unticked.length })}
              </Button>
            )}
            <ExtraLine parcel={parcel} />
          </>
        )
      }
    >
      <FailureAlert error={error} />
      {refused && <p role="alert">{t('transmittals.tickMeanwhile')}</p>}
      {checking && <p className="k-quiet k-noprint">{t('transmittals.keys')}</p>}
      {parcel.items.length === 0 && <p className="k-quiet">{t('transmittals.listEmpty')}</p>}
      <table className="k-table k-packing">
        <thead>
          <tr>
            <th>{t('transmittals.place.nth')}</th>
            <th>{t('transmittals.paper')}</th>
            <th>{t('transmittals.trader')}</th>
            <th>{t('transmittals.copies')}</th>
            <th>{t('transmittals.note')}</th>
            <th>{t('transmittals.found')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {parcel.items.map((line, place) => (
            <tr
              key={line.id}
              data-tick={line.tick ?? 'none'}
              {...(checking && {
                tabIndex: 0,
                'aria-label': `${line.position} ${line.paper}`,
                onKeyDown: (event: KeyboardEvent) => press(event, line, place),
              })}
            >
              <td className="k-number">
                <Count value={line.position} />
              </td>
              <td>{line.paper}</td>
              <td>
                <About line={line} />
              </td>
              <td className="k-number">
                <Count value={line.copies} />
              </td>
              <td>{line.note || <None />}</td>
              <td>
                {checking && line.tick !== 'extra' ? (
                  <div className="k-ticks" role="group" aria-label={t('transmittals.foundOf', { paper: line.paper })}>
                    {ticks.map((each) => (
                      <Button
                        key={each}
                        type={line.tick === each ? 'primary' : 'default'}
                        aria-pressed={line.tick === each}
                        disabled={pending.includes(line.id)}
                        onClick={() => void tick([line], line.tick === each ? null : each)}
                      >
                        {t(`transmittals.tick.${each}`)}
                      </Button>
                    ))}
                  </div>
                ) : (
                  <TickState tick={line.tick} />
                )}
                {checking && line.tick === 'extra' && (
                  <Button size="small" onClick={() => void tick([line], null)}>
                    {t('transmittals.remove')}
                  </Button>
                )}
                <Difference parcel={parcel} line={line} checking={checking} refetch={refetch} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function About({ line: { trader, application } }: { line: ParcelLineFragment }): ReactNode {
  if (!trader && !application) return <None />;
  return (
    <>
      {trader && (
        <Link to={`/traders/${trader.id}`}>
          {trader.name} {trader.number}
        </Link>
      )}{' '}
      {application && (
        <Link to={`/applications/${application.id}`}>
          {application.number} {application.name}
        </Link>
      )}
    </>
  );
}
