import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input, Menu, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { CreateRoleDocument, RolesDocument } from '../../gql/identity/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { GrantsForm } from './grants-form.tsx';
import { useRoleName } from './role-name.ts';

/** Roles and what each grants, permission by permission, and how far (X1). */
export default function RolesPage(): ReactNode {
  const t = useText();
  const manages = useSession().may('role.manage');
  const { data, error, refetch } = useQuery(RolesDocument);
  const roleName = useRoleName();
  const [chosen, setChosen] = useState<string>();
  if (!data)
    return error ? (
      <ErrorState page={t('identity.roles')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  const role = data.roles.find(({ id }) => id === chosen) ?? data.roles[0];
  return (
    <>
      <header className="k-head">
        <h1>{t('identity.roles')}</h1>
        <span className="k-grow" />
        <ExportButton name="roles" filter={{}} />
        {manages && <NewRole onMade={(id) => void refetch().then(() => setChosen(id))} />}
      </header>
      <div className="k-split">
        <Menu
          className="k-card"
          aria-label={t('identity.roles')}
          selectedKeys={role ? [role.id] : []}
          onClick={({ key }) => setChosen(key)}
          items={data.roles.map(({ id, key, name, people }) => ({
            key: id,
            label: t('identity.role.withPeople', { name: roleName({ roleKey: key, roleName: name }), people }),
          }))}
        />
        {role && (
          <GrantsForm
            key={`${role.id} ${role.version}`}
            role={role}
            permissions={data.permissions}
            mayChange={manages}
          />
        )}
      </div>
    </>
  );
}

function NewRole({ onMade }: { onMade: (id: string) => void }): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [taken, setTaken] = useState(false);
  const [create, { loading }] = useMutation(CreateRoleDocument);
  const make = async (): Promise<void> => {
    const { data } = await create({ variables: { input: { name } } });
    if (data?.createRole.__typename !== 'Role') return setTaken(true);
    setOpen(false);
    setName('');
    onMade(data.createRole.id);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="k-stack">
          <Input
            aria-label={t('identity.role.name')}
            placeholder={t('identity.role.name')}
            maxLength={60}
            value={name}
            status={taken ? 'error' : ''}
            onChange={(event) => {
              setName(event.target.value);
              setTaken(false);
            }}
          />
          {taken && <p className="k-problem">{t('identity.role.taken')}</p>}
          <Button
            type="primary"
            disabled={name.trim() === ''}
            loading={loading}
            onClick={() => void make().catch(() => setTaken(false))}
          >
            {t('ui.create')}
          </Button>
        </div>
      }
    >
      <Button type="primary">{t('identity.role.new')}</Button>
    </Popover>
  );
}
