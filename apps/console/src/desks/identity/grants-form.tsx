import { useMutation } from '@apollo/client/react';
import { Alert, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type RoleRowFragment, RolesDocument, type RolesQuery, SetGrantsDocument } from '../../gql/identity/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { groups } from '../desk.ts';
import { permissionGroup } from './permission-group.ts';
import { useRoleName } from './role-name.ts';

const none = 'none';

/** What a role grants: each permission with how far it reaches. */
export function GrantsForm({
  role,
  permissions,
  mayChange,
}: {
  role: RoleRowFragment;
  permissions: RolesQuery['permissions'];
  mayChange: boolean;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const roleName = useRoleName();
  const stored = Object.fromEntries(role.grants.map(({ permission, scope }) => [permission, scope]));
  const [grants, setGrants] = useState<Readonly<Record<string, string>>>(stored);
  const [save, { data, loading, error }] = useMutation(SetGrantsDocument, { refetchQueries: [RolesDocument] });
  const changed = permissions.some(({ key }) => (grants[key] ?? none) !== (stored[key] ?? none));
  const refused = data && data.setGrants.__typename !== 'Role' ? data.setGrants.__typename : undefined;
  const send = async (): Promise<void> => {
    const given = Object.entries(grants).filter(([, scope]) => scope !== none);
    const input = { version: role.version, grants: given.map(([permission, scope]) => ({ permission, scope })) };
    const answer = await save({ variables: { id: role.id, input } });
    if (answer.data?.setGrants.__typename === 'Role') sayDone(t('identity.saved'));
  };
  return (
    <Section title={roleName({ roleKey: role.key, roleName: role.name })}>
      <FailureAlert error={error} />
      {refused && (
        <Alert type="warning" showIcon role="alert" className="k-alert" title={t(`identity.refused.${refused}`)} />
      )}
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('identity.permission')}</th>
            <th>{t('identity.scope')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                {t(`shell.group.${group}`)}
              </th>
            </tr>
            {permissions
              .filter(({ key }) => permissionGroup(key) === group)
              .map(({ key, scopes }) => (
                <tr key={key}>
                  <td>{open('identity.permission', key)}</td>
                  <td>
                    <Reach
                      label={open('identity.permission', key)}
                      scopes={scopes}
                      scope={grants[key] ?? none}
                      {...(mayChange && { change: (scope: string) => setGrants({ ...grants, [key]: scope }) })}
                    />
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      {mayChange && (
        <div className="k-actions">
          <Button
            type="primary"
            disabled={!changed}
            loading={loading}
            onClick={() => void send().catch(() => undefined)}
          >
            {t('identity.save')}
          </Button>
          {changed && <Button onClick={() => setGrants(stored)}>{t('identity.undo')}</Button>}
        </div>
      )}
    </Section>
  );
}

/** How far a permission reaches; plain words for who may not change it. */
function Reach({
  label,
  scopes,
  scope,
  change,
}: {
  label: string;
  scopes: readonly string[];
  scope: string;
  change?: (scope: string) => void;
}): ReactNode {
  const open = useOpenText();
  if (!change) return <span className={scope === none ? 'k-quiet' : ''}>{open('identity.scope', scope)}</span>;
  return (
    <Select
      size="small"
      style={{ width: 140 }}
      aria-label={label}
      value={scope}
      onChange={change}
      options={[none, ...scopes].map((value) => ({ value, label: open('identity.scope', value) }))}
    />
  );
}
