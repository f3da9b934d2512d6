import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RiskRunStandingFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Level, levels, NoticeState } from './levels.tsx';

/** Columns of the counts, in the order in which notices go. */
const ways = [
  'missing',
  'planned',
  'sending',
  'accepted',
  'delivered',
  'undelivered',
  'failed',
  'expired',
  'suppressed',
  'unknown',
  'parked',
  'excluded',
] as const;
const settled: readonly string[] = ['delivered', 'undelivered', 'failed', 'expired', 'suppressed', 'parked'];

/** Where the notices of the day are, by level, as it changes (T9). Each count leads to its traders. */
export function RunStanding({ run }: { run: RiskRunStandingFragment }): ReactNode {
  const t = useText();
  const { progress, balance } = run;
  if (progress.length === 0) return null;
  const shown = ways.filter(
    (state) => state === 'delivered' || progress.some((each) => each.state === state && each.notices > 0),
  );
  const count = (level: string, state: string): number =>
    progress.find((each) => each.level === level && each.state === state)?.notices ?? 0;
  const known = progress.filter(({ state }) => settled.includes(state)).reduce((sum, each) => sum + each.notices, 0);
  return (
    <Section title={t('risk.standing')}>
      <Progress
        percent={balance.approved === 0 ? 100 : Math.floor((known / balance.approved) * 100)}
        aria-label={t('risk.standing')}
        format={() => t('risk.known', { known, approved: balance.approved })}
        status="normal"
        className="k-standing"
      />
      <div className="k-scroll">
        <table className="k-table" aria-live="polite">
          <thead>
            <tr>
              <th>{t('risk.level')}</th>
              {shown.map((state) => (
                <th key={state} className="k-number">
                  <NoticeState state={state} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levels
              .filter((level) => progress.some((each) => each.level === level))
              .map((level) => (
                <tr key={level}>
                  <td>
                    <Level level={level} />
                  </td>
                  {shown.map((state) => (
                    <td key={state} className="k-number">
                      {count(level, state) === 0 ? (
                        <None />
                      ) : (
                        <Link to={{ search: `?level=${level}&notice=${state}` }} replace>
                          <Count value={count(level, state)} />
                        </Link>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
