import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import {
  RevealApplicationFieldDocument,
  type SealedApplicationField,
  type WholeApplicationFragment,
} from '../../gql/applications/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { None } from '../../ui/figures.tsx';
import { MaskedField } from '../../ui/masked-field.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

type Field = WholeApplicationFragment['fields'][number];

/** What is asked for; of a change beside what the register says, with what a second person approves marked (T4). */
export function Wanted({ application }: { application: WholeApplicationFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { kind, fields } = application;
  if (kind === 'closing' || kind === 'renewal') return null;
  const change = kind === 'change';
  return (
    <Section title={t(change ? 'applications.changes' : 'applications.wanted')}>
      {fields.length === 0 ? (
        <p className="k-quiet">{t('applications.nothingWanted')}</p>
      ) : (
        <table className="k-table k-wanted">
          <thead>
            <tr>
              <th>{t('applications.field')}</th>
              {change && <th>{t('applications.before')}</th>}
              <th>{t(change ? 'applications.after' : 'applications.value')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.field}>
                <th scope="row">
                  {open('applications.field', field.field)}{' '}
                  {change && field.sensitive && <StateChip tone="warning">{t('applications.sensitive')}</StateChip>}
                </th>
                {change && (
                  <td>
                    <del>
                      <Value field={field.field} text={field.before} />
                    </del>
                  </td>
                )}
                <td>
                  <After application={application} field={field} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Value({ field, text }: { field: string; text: string | null | undefined }): ReactNode {
  const t = useText();
  if (!text) return <None />;
  return field === 'priority' ? t(text === 'true' ? 'ui.yes' : 'ui.no') : text;
}

function After({ application, field }: { application: WholeApplicationFragment; field: Field }): ReactNode {
  const open = useOpenText();
  const { may } = useSession();
  const [ask] = useMutation(RevealApplicationFieldDocument, { fetchPolicy: 'no-cache' });
  if (!field.sealed || !field.after) return <Value field={field.field} text={field.after} />;
  const reveal = async (reason: string): Promise<string> => {
    const { data } = await ask({
      variables: { id: application.id, field: field.field as SealedApplicationField, reason },
    });
    const result = data?.revealed;
    if (result?.__typename === 'RevealedField') return result.value;
    throw new Error(result?.code ?? 'INTERNAL');
  };
  return (
    <MaskedField
      masked={field.after}
      label={open('applications.field', field.field)}
      {...(may('application.reveal') && { reveal })}
    />
  );
}
