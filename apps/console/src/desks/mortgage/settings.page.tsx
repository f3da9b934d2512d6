import { useMutation, useQuery } from '@apollo/client/react';
import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  MortgageSettingsDocument,
  SetBuildingToppedOutDocument,
  SetMortgageClockRuleDocument,
  type WholeMortgageSettingsFragment,
  type WhoseTime,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { ChangedBy } from './changed-by.tsx';
import { EscalationRule } from './escalation-rule.tsx';
import { LoanRuleButton } from './loan-rule-button.tsx';
import { RatePercent, RulePercent } from './rate-percent.tsx';
import { whoseTime } from './whose-chip.tsx';
import './mortgage.css';

/** Rules of loans, limits of steps, and which buildings are topped out (S2, S13). */
export default function SettingsPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MortgageSettingsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const settings = data.mortgageSettings;
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.settings')}</h1>
      </header>
      <div className="k-stack">
        <LoanRules settings={settings} />
        <ClockRules settings={settings} />
        <Buildings settings={settings} />
        <EscalationRule />
      </div>
    </>
  );
}

function LoanRules({ settings: { loanRules } }: { settings: WholeMortgageSettingsFragment }): ReactNode {
  const t = useText();
  const [newest] = loanRules;
  return (
    <Section title={t('mortgage.loanRules')} extra={newest && <LoanRuleButton like={newest} />}>
      <div className="k-scroll">
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.city')}</th>
              <th>{t('mortgage.product')}</th>
              <th>{t('mortgage.from')}</th>
              <th className="k-number">{t('mortgage.minimumDown')}</th>
              <th className="k-number">{t('mortgage.loanStep')}</th>
              <th className="k-number">{t('mortgage.loanLimit')}</th>
              <th className="k-number">{t('mortgage.rate')}</th>
              <th className="k-number">{t('mortgage.housingRatio')}</th>
              <th className="k-number">{t('mortgage.debtRatio')}</th>
              <th className="k-number">{t('mortgage.longest')}</th>
              <th className="k-number">{t('mortgage.oldest')}</th>
            </tr>
          </thead>
          <tbody>
            {loanRules.map((rule) => (
              <tr key={rule.id} className={rule.inForce ? '' : 'm-old'}>
                <td>{rule.city || t('mortgage.everyCity')}</td>
                <td>{t(`mortgage.product.${rule.product}`)}</td>
                <td>
                  <BusinessDate value={rule.effectiveOn} />
                </td>
                <td className="k-number">
                  <RulePercent hundredths={rule.minimumDown} />
                </td>
                <td className="k-number">
                  <Money fen={rule.loanStepFen} />
                </td>
                <td className="k-number">{rule.loanLimitFen ? <Money fen={rule.loanLimitFen} /> : <None />}</td>
                <td className="k-number">
                  <RatePercent thousandths={rule.yearlyRate} />
                </td>
                <td className="k-number">
                  <RulePercent hundredths={rule.housingRatio} />
                </td>
                <td className="k-number">
                  <RulePercent hundredths={rule.debtRatio} />
                </td>
                <td className="k-number">{t('mortgage.months', { count: rule.longestMonths })}</td>
                <td className="k-number">
                  <Count value={rule.oldestYears} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function ClockRules({ settings: { clockRules } }: { settings: WholeMortgageSettingsFragment }): ReactNode {
  const t = useText();
  const [set] = useMutation(SetMortgageClockRuleDocument, { refetchQueries: ['MortgageSettings'], onError: () => {} });
  const change = async (state: string, days: number | null, whose: WhoseTime): Promise<void> => {
    const input = { state, days, whose, effectiveOn: todayInShanghai(), reason: t('mortgage.clockRules') };
    const { data } = await set({ variables: { input } });
    if (data?.set.__typename === 'MortgageSettings') sayDone(t('mortgage.saved'));
  };
  return (
    <Section title={t('mortgage.clockRules')} extra={<small className="k-quiet">{t('mortgage.clockRulesHow')}</small>}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.step')}</th>
            <th>{t('mortgage.limitDays')}</th>
            <th>{t('mortgage.whoseTime')}</th>
            <th>{t('mortgage.changedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {clockRules.map(({ id, state, days, whose, changedBy }) => (
            <tr key={id}>
              <td>{state.title}</td>
              <td>
                <InputNumber
                  min={1}
                  max={200}
                  defaultValue={days ?? ''}
                  aria-label={`${t('mortgage.limitDays')} ${state.title}`}
                  onBlur={({ target }) => {
                    const typed = target.value ? Number(target.value) : null;
                    if (typed !== (days ?? null)) void change(state.key, typed, whose);
                  }}
                />
              </td>
              <td>
                <Select
                  value={whose}
                  aria-label={`${t('mortgage.whoseTime')} ${state.title}`}
                  options={whoseTime.map((value) => ({ value, label: t(`mortgage.whose.${value}`) }))}
                  onChange={(next) => void change(state.key, days ?? null, next)}
                />
              </td>
              <td>
                <ChangedBy name={changedBy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Buildings({ settings: { buildings } }: { settings: WholeMortgageSettingsFragment }): ReactNode {
  const t = useText();
  const [set] = useMutation(SetBuildingToppedOutDocument, { refetchQueries: ['MortgageSettings'], onError: () => {} });
  const change = async (projectId: string, building: string, toppedOutOn: string): Promise<void> => {
    const { data } = await set({ variables: { input: { projectId, building, toppedOutOn } } });
    if (data?.set.__typename === 'MortgageSettings') sayDone(t('mortgage.saved'));
  };
  return (
    <Section title={t('mortgage.buildings')}>
      {buildings.length === 0 && <p className="k-quiet">{t('mortgage.noBuildings')}</p>}
      {buildings.length > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.project')}</th>
              <th>{t('mortgage.building')}</th>
              <th className="k-number">{t('mortgage.cases')}</th>
              <th>{t('mortgage.toppedOutOn')}</th>
            </tr>
          </thead>
          <tbody>
            {buildings.map(({ projectId, project, building, cases, toppedOutOn }) => (
              <tr key={`${projectId} ${building}`}>
                <td>{project}</td>
                <td>{building}</td>
                <td className="k-number">
                  <Count value={cases} />
                </td>
                <td>
                  <DayInput
                    label={`${t('mortgage.toppedOutOn')} ${building}`}
                    value={toppedOutOn ?? ''}
                    required
                    onChange={(day) => void change(projectId, building, day)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
