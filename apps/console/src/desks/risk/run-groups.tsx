import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { WholeRiskRunFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate, Count, Money, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { changes, Level, levels } from './levels.tsx';

/** The traders of each level: who will hear, who not and why, and what it costs (T9). */
export function RunGroups({ run }: { run: WholeRiskRunFragment }): ReactNode {
  const t = useText();
  const groups = levels.flatMap((level) => run.groups.filter((group) => group.level === level));
  const sum = (of: (group: (typeof groups)[number]) => number): number =>
    groups.reduce((total, group) => total + of(group), 0);
  const figure = (value: number): ReactNode => (value === 0 ? <None /> : <Count value={value} />);
  return (
    <Section title={t('risk.groups')}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('risk.level')}</th>
            <th className="k-number">{t('risk.traders')}</th>
            <th className="k-number">{t('risk.toSend')}</th>
            <th className="k-number">{t('risk.told')}</th>
            <th className="k-number">{t('risk.excludedCount')}</th>
            <th className="k-number">{t('risk.segments')}</th>
            <th className="k-number">{t('risk.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.level}>
              <td>
                <Link to={{ search: `?level=${group.level}` }} replace>
                  <Level level={group.level} />
                </Link>
              </td>
              <td className="k-number">{figure(group.traders)}</td>
              <td className="k-number">{figure(group.toSend)}</td>
              <td className="k-number">{figure(group.told)}</td>
              <td className="k-number">{figure(group.excluded)}</td>
              <td className="k-number">{figure(group.segments)}</td>
              <td className="k-number">{group.cost === 0 ? <None /> : <Money fen={group.cost} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t('risk.all')}</th>
            <th className="k-number">{figure(sum((group) => group.traders))}</th>
            <th className="k-number">{figure(sum((group) => group.toSend))}</th>
            <th className="k-number">{figure(sum((group) => group.told))}</th>
            <th className="k-number">{figure(sum((group) => group.excluded))}</th>
            <th className="k-number">{figure(sum((group) => group.segments))}</th>
            <th className="k-number">
              <Money fen={sum((group) => group.cost)} />
            </th>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

/** What changed since the trading day before; each count leads to its traders. */
export function RunChanges({ run }: { run: WholeRiskRunFragment }): ReactNode {
  const t = useText();
  const { since, ...counts } = run.changes;
  return (
    <Section title={t('risk.changes')} {...(since && { extra: <BusinessDate value={since} /> })}>
      {since ? (
        <dl className="k-tiles k-changes">
          {changes.map((change) => (
            <div key={change}>
              <dt>{t(`risk.change.${change}`)}</dt>
              <dd>
                <Link to={{ search: `?change=${change}` }} replace>
                  <Count value={counts[change]} />
                </Link>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="k-quiet">{t('risk.changes.first')}</p>
      )}
    </Section>
  );
}
