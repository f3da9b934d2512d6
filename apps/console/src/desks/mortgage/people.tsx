import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MortgagePeopleDocument,
  type MortgagePersonField,
  type MortgagePersonLineFragment,
  RevealMortgagePersonDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { None } from '../../ui/figures.tsx';
import { MaskedField } from '../../ui/masked-field.tsx';
import { Section } from '../../ui/record-page.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PersonTies } from './person-ties.tsx';
import { RemovePerson } from './remove-person.tsx';

/** Everybody whom a contract speaks of: roles, certificates, ties and powers (S7). */
export function People({ contractId, changed }: { contractId: string; changed: () => void }): ReactNode {
  const t = useText();
  const [editing, setEditing] = useState<MortgagePersonLineFragment | 'new'>();
  const [removing, setRemoving] = useState<MortgagePersonLineFragment>();
  const { data, error, refetch } = useQuery(MortgagePeopleDocument, {
    variables: { contractId },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  const told = data.mortgagePeople;
  if (!told) return null;
  const { people, version, mayEdit } = told;
  const again = (): void => {
    void refetch();
    changed();
  };
  return (
    <Section
      title={t('mortgage.people')}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('mortgage.addPerson')}
          </Button>
        )
      }
    >
      <p className="k-quiet">{t('mortgage.peopleHow')}</p>
      {people.length === 0 && <EmptyState title={t('mortgage.noPeople')} />}
      {people.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="k-scroll" tabIndex={0}>
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('mortgage.personName')}</th>
                <th>{t('mortgage.personRole')}</th>
                <th>{t('mortgage.certificate')}</th>
                <th>{t('mortgage.phone')}</th>
                <th>{t('mortgage.personTies')}</th>
                {mayEdit && <th>{t('mortgage.acts')}</th>}
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.position}>
                  <th scope="row">{person.name}</th>
                  <td>{t(`mortgage.personRole.${person.role}`)}</td>
                  <td>
                    {person.certificateKind && (
                      <small className="k-quiet">{t(`mortgage.certificateKind.${person.certificateKind}`)} </small>
                    )}
                    <Sealed contractId={contractId} person={person} field="certificate" />
                  </td>
                  <td>
                    <Sealed contractId={contractId} person={person} field="phone" />
                  </td>
                  <td>
                    <PersonTies person={person} people={people} />
                  </td>
                  {mayEdit && (
                    <td className="m-act">
                      <Button
                        size="small"
                        aria-label={t('mortgage.editPersonOf', { name: person.name })}
                        onClick={() => setEditing(person)}
                      >
                        {t('mortgage.editPerson')}
                      </Button>{' '}
                      {person.position !== 1 && (
                        <Button
                          size="small"
                          aria-label={t('mortgage.removePersonOf', { name: person.name })}
                          onClick={() => setRemoving(person)}
                        >
                          {t('mortgage.removePerson')}
                        </Button>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing && (
        <PersonDialog
          seen={{ id: contractId, version }}
          person={editing === 'new' ? undefined : editing}
          people={people}
          close={() => setEditing(undefined)}
          changed={again}
        />
      )}
      {removing && (
        <RemovePerson
          seen={{ id: contractId, version }}
          person={removing}
          close={() => setRemoving(undefined)}
          changed={again}
        />
      )}
    </Section>
  );
}

function Sealed({
  contractId,
  person: { position, name, certificateMasked, phoneMasked },
  field,
}: {
  contractId: string;
  person: MortgagePersonLineFragment;
  field: MortgagePersonField;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [send] = useMutation(RevealMortgagePersonDocument, { fetchPolicy: 'no-cache' });
  const masked = field === 'phone' ? phoneMasked : certificateMasked;
  if (!masked) return <None />;
  const reveal = async (reason: string): Promise<string> => {
    const { data } = await send({ variables: { input: { contractId, position, field, reason } } });
    const result = data?.revealMortgagePerson;
    if (result?.__typename !== 'RevealedPersonField') throw new Error(result?.code ?? 'INTERNAL');
    return result.value;
  };
  return (
    <MaskedField
      masked={masked}
      label={t(field === 'phone' ? 'mortgage.phoneOf' : 'mortgage.certificateOf', { name })}
      {...(may('mortgageContract.reveal') && { reveal })}
    />
  );
}
