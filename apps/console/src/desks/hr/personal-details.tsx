import { useMutation, useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PersonalDetailsDocument, RevealPersonalDetailDocument } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Facts } from '../../ui/facts.tsx';
import { Instant } from '../../ui/figures.tsx';
import { MaskedField } from '../../ui/masked-field.tsx';
import { Section } from '../../ui/record-page.tsx';
import { revealed } from './revealed.ts';

/** Personal details: masked; they change by a request that HR confirmed (H1). Nothing where one may not see them. */
export function PersonalDetails({ personId }: { personId: string }): ReactNode {
  const t = useText();
  const { data } = useQuery(PersonalDetailsDocument, { variables: { personId }, fetchPolicy: 'cache-and-network' });
  const [ask] = useMutation(RevealPersonalDetailDocument);
  if (!data || data.personalDetails.length === 0) return null;
  return (
    <Section title={t('hr.personalDetails')}>
      <Facts
        facts={data.personalDetails.map(({ key, title, masked, requestId, changedByName, changedAt }) => ({
          key,
          label: title,
          value: (
            <>
              <MaskedField
                masked={masked}
                label={title}
                reveal={async (reason) => revealed(await ask({ variables: { personId, key, reason } }))}
              />{' '}
              <Link className="k-quiet" to={`/hr-requests/${requestId}`}>
                {changedByName} <Instant value={changedAt} />
              </Link>
            </>
          ),
        }))}
      />
    </Section>
  );
}
