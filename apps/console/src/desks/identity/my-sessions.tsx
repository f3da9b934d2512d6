import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { type MyAccountQuery, RevokeSessionDocument } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { browserName } from './browser-name.ts';

/** Where one is signed in; a session that one does not know can be ended. */
export function MySessions({
  sessions,
  onChanged,
}: {
  sessions: MyAccountQuery['mySessions'];
  onChanged: () => void;
}): ReactNode {
  const t = useText();
  const [revoke, { error }] = useMutation(RevokeSessionDocument);
  const end = async (id: string): Promise<void> => {
    await revoke({ variables: { id } });
    sayDone(t('identity.session.ended'));
    onChanged();
  };
  return (
    <Section title={t('identity.sessions')}>
      <FailureAlert error={error} />
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('identity.session.browser')}</th>
            <th>{t('identity.session.ip')}</th>
            <th>{t('identity.session.began')}</th>
            <th>{t('identity.session.lastUsed')}</th>
            <th>{t('identity.session.do')}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <td>{browserName(session.userAgent) || t('identity.session.unknown')}</td>
              <td>{session.ip}</td>
              <td>
                <Instant value={session.createdAt} />
              </td>
              <td>
                <Instant value={session.lastUsedAt} />
              </td>
              <td>
                {session.current ? (
                  <StateChip tone="good">{t('identity.session.this')}</StateChip>
                ) : (
                  <button type="button" className="k-link" onClick={() => void end(session.id).catch(() => undefined)}>
                    {t('identity.session.end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
