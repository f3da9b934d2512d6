import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MapMortgageTeamDocument,
  MortgageSiteDocument,
  SaveSalesSiteDocument,
  type WholeMortgageSiteFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { useMoneyProblems } from './use-money-problems.ts';

/** Sales sites, and which mortgage team works for which sales team (S23). */
export default function SitePage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MortgageSiteDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.site')}</h1>
      </header>
      <div className="k-stack">
        <Mappings site={data.mortgageSite} changed={() => void refetch()} />
        <Projects site={data.mortgageSite} changed={() => void refetch()} />
      </div>
    </>
  );
}

interface Part {
  readonly site: WholeMortgageSiteFragment;
  readonly changed: () => void;
}

function Mappings({ site: { mappings, teams }, changed }: Part): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(MapMortgageTeamDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  const options = teams.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Section
      title={t('mortgage.teamMapping')}
      extra={<Button onClick={() => setOpen(true)}>{t('mortgage.mapTeam')}</Button>}
    >
      <p className="k-quiet">{t('mortgage.teamMappingHow')}</p>
      {mappings.length === 0 ? (
        <EmptyState title={t('mortgage.noMapping')} />
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.salesTeam')}</th>
              <th>{t('mortgage.mortgageTeam')}</th>
              <th>{t('mortgage.from')}</th>
              <th>{t('mortgage.state')}</th>
            </tr>
          </thead>
          <tbody>
            {mappings.map(({ salesTeamId, salesTeam, team, startsOn, inForce }) => (
              <tr key={`${salesTeamId} ${startsOn}`} className={inForce ? '' : 'm-old'}>
                <td>{salesTeam}</td>
                <td>{team}</td>
                <td>
                  <BusinessDate value={startsOn} />
                </td>
                <td>
                  {inForce && <StateChip tone="good">{t('mortgage.inForce')}</StateChip>}
                  {startsOn > todayInShanghai() && <StateChip tone="waiting">{t('mortgage.ahead')}</StateChip>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <CreateDialog<{ salesTeamId: string; teamId: string; startsOn: string }>
        open={open}
        title={t('mortgage.mapTeam')}
        action={t('mortgage.save')}
        initialValues={{ startsOn: todayInShanghai() }}
        onClose={() => setOpen(false)}
        create={async (input) => {
          const answer = (await send({ variables: { input } })).data?.saved;
          const found = problems(answer, 'MortgageSite', ['startsOn', 'teamId', 'salesTeamId']);
          if (found.length === 0) {
            sayDone(t('mortgage.saved'));
            changed();
          }
          return found;
        }}
      >
        <Form.Item name="salesTeamId" label={t('mortgage.salesTeam')} rules={needed}>
          <Select options={options} />
        </Form.Item>
        <Form.Item name="teamId" label={t('mortgage.mortgageTeam')} rules={needed}>
          <Select options={options} />
        </Form.Item>
        <Form.Item name="startsOn" label={t('mortgage.from')} rules={needed}>
          <DayInput required />
        </Form.Item>
      </CreateDialog>
    </Section>
  );
}

function Projects({ site: { projects }, changed }: Part): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [editing, setEditing] = useState<Part['site']['projects'][number] | 'new'>();
  const [send] = useMutation(SaveSalesSiteDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  const known = editing === 'new' ? undefined : editing;
  return (
    <Section
      title={t('mortgage.projects')}
      extra={<Button onClick={() => setEditing('new')}>{t('mortgage.newProject')}</Button>}
    >
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.project')}</th>
            <th>{t('mortgage.city')}</th>
            <th className="k-number">{t('mortgage.contracts')}</th>
            <th>{t('mortgage.action')}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.id}>
              <td>{project.name}</td>
              <td>{project.city}</td>
              <td className="k-number">
                <Count value={project.contracts} />
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={`${t('mortgage.edit')} ${project.name}`}
                  onClick={() => setEditing(project)}
                >
                  {t('mortgage.edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing && (
        <CreateDialog<{ name: string; city: string }>
          open
          title={known?.name ?? t('mortgage.newProject')}
          action={t('mortgage.save')}
          initialValues={{ ...(known && { name: known.name, city: known.city }) }}
          onClose={() => setEditing(undefined)}
          create={async (values) => {
            const input = { ...values, ...(known && { id: known.id, version: known.version }) };
            const answer = (await send({ variables: { input } })).data?.saved;
            const found = problems(answer, 'MortgageSite', ['name', 'city']);
            if (found.length === 0) {
              sayDone(t('mortgage.saved'));
              changed();
            }
            return found;
          }}
        >
          <Form.Item name="name" label={t('mortgage.project')} rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="city" label={t('mortgage.city')} extra={t('mortgage.projectCityHelp')} rules={needed}>
            <Input maxLength={40} />
          </Form.Item>
        </CreateDialog>
      )}
    </Section>
  );
}
