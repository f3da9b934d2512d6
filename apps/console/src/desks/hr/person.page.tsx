import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { EmployeeDocument, TakeItemBackDocument, type WholeEmployeeFragment } from '../../gql/hr/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { CloseCaseDialog, EmploymentDialog, IssueDialog, OpenCaseDialog } from './person-dialogs.tsx';
import { PersonalDetails } from './personal-details.tsx';
import { Qualifications } from './qualifications.tsx';
import { TenureText } from './tenure-text.tsx';
import './hr.css';

type Asked = 'employment' | 'issue' | 'case' | { readonly closing: string };

/** What is on record of one person: employment, posts from–to, what was issued, open cases (H2). */
export default function PersonPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { person: me, may } = useSession();
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery(EmployeeDocument, {
    variables: { personId: id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { employee } = data;
  if (!employee) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  const manages = may('hrRecord.manage');
  const close = (): void => setAsked(undefined);
  return (
    <RecordPage
      name={employee.name}
      number={employee.posts.join(t('ui.comma'))}
      actions={
        <Link className="k-button" to={`/hr-requests?only=all&person=${employee.personId}`}>
          {t('hr.requestsOf')}
        </Link>
      }
    >
      <Employment employee={employee} change={manages ? () => setAsked('employment') : undefined} />
      <PersonalDetails personId={id} />
      <Posts employee={employee} />
      <Issued employee={employee} manages={manages} issue={() => setAsked('issue')} />
      {employee.disciplineCases && (
        <Cases employee={employee} open={() => setAsked('case')} close={(closing) => setAsked({ closing })} />
      )}
      <Qualifications personId={id} own={me.id === id} changed={() => void refetch()} />
      {asked === 'employment' && <EmploymentDialog employee={employee} close={close} />}
      {asked === 'issue' && <IssueDialog personId={id} close={close} />}
      {asked === 'case' && <OpenCaseDialog personId={id} close={close} />}
      {typeof asked === 'object' && <CloseCaseDialog id={asked.closing} close={close} />}
    </RecordPage>
  );
}

function Employment({
  employee,
  change,
}: {
  employee: WholeEmployeeFragment;
  change: (() => void) | undefined;
}): ReactNode {
  const t = useText();
  return (
    <Section
      title={t('hr.employment')}
      extra={
        change && (
          <Button size="small" onClick={change}>
            {t('hr.change')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { key: 'joined', label: t('hr.joinedOn'), value: <BusinessDate value={employee.joinedOn} /> },
          { key: 'tenure', label: t('hr.tenure'), value: <TenureText tenure={employee.tenure} /> },
          {
            key: 'probation',
            label: t('hr.probationEndsOn'),
            value: (
              <>
                <BusinessDate value={employee.probationEndsOn} />{' '}
                {employee.onProbation && <StateChip tone="waiting">{t('hr.flag.onProbation')}</StateChip>}
              </>
            ),
          },
          { key: 'entity', label: t('hr.legalEntity'), value: employee.legalEntity?.name ?? <None /> },
          { key: 'left', label: t('hr.leftOn'), value: <BusinessDate value={employee.leftOn} /> },
        ]}
      />
    </Section>
  );
}

function Posts({ employee }: { employee: WholeEmployeeFragment }): ReactNode {
  const t = useText();
  return (
    <Section title={t('hr.postHistory')}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('hr.unit')}</th>
            <th>{t('hr.post')}</th>
            <th>{t('hr.startsOn')}</th>
            <th>{t('hr.endsOn')}</th>
          </tr>
        </thead>
        <tbody>
          {employee.holdings.map(({ holdingId, unitName, title, startsOn, endsOn, current }) => (
            <tr key={holdingId}>
              <td>{unitName}</td>
              <td>
                {title} {current && <StateChip tone="good">{t('hr.current')}</StateChip>}
              </td>
              <td>
                <BusinessDate value={startsOn} />
              </td>
              <td>
                <BusinessDate value={endsOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Issued({
  employee,
  manages,
  issue,
}: {
  employee: WholeEmployeeFragment;
  manages: boolean;
  issue: () => void;
}): ReactNode {
  const t = useText();
  const [take, { error }] = useMutation(TakeItemBackDocument, { onError: () => {}, refetchQueries: ['Employee'] });
  const takeBack = async (id: string, name: string): Promise<void> => {
    const { data } = await take({ variables: { id } });
    if (data?.taken.__typename === 'EmployeeRecord') sayDone(t('hr.tookBack', { name }));
  };
  return (
    <Section
      title={t('hr.issued')}
      extra={
        manages && (
          <Button size="small" onClick={issue}>
            {t('hr.issue')}
          </Button>
        )
      }
    >
      <FailureAlert error={error} />
      {employee.issuedItems.length === 0 && <p className="k-quiet">{t('hr.nothingIssued')}</p>}
      <ul className="k-list">
        {employee.issuedItems.map(({ id, kind, name, issuedOn, returnedOn }) => (
          <li key={id}>
            <span>
              {t(`hr.issued.${kind}`)} <b>{name}</b> <span className="k-quiet">{t('hr.issuedOn')}</span>{' '}
              <BusinessDate value={issuedOn} />
            </span>
            {returnedOn ? (
              <span className="k-quiet">
                {t('hr.returnedOn')} <BusinessDate value={returnedOn} />
              </span>
            ) : (
              manages && (
                <Button size="small" onClick={() => void takeBack(id, name)}>
                  {t('hr.takeBack')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Cases({
  employee,
  open,
  close,
}: {
  employee: WholeEmployeeFragment;
  open: () => void;
  close: (id: string) => void;
}): ReactNode {
  const t = useText();
  const cases = employee.disciplineCases ?? [];
  return (
    <Section
      title={t('hr.cases')}
      extra={
        <Button size="small" onClick={open}>
          {t('hr.openCase')}
        </Button>
      }
    >
      {cases.length === 0 && <p className="k-quiet">{t('hr.noCases')}</p>}
      <ul className="k-list">
        {cases.map(({ id, matter, openedOn, openedByName, closedOn, outcome }) => (
          <li key={id}>
            <span>
              {matter}{' '}
              <span className="k-quiet">
                {openedByName} <BusinessDate value={openedOn} />
              </span>
              {outcome && <p>{outcome}</p>}
            </span>
            {closedOn ? (
              <BusinessDate value={closedOn} />
            ) : (
              <Button size="small" onClick={() => close(id)}>
                {t('hr.closeCase')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
