import { useMutation } from '@apollo/client/react';
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type MortgageMaritalStatus,
  type MortgagePersonLineFragment,
  type MortgagePersonRole,
  type MortgagePowerScope,
  SaveMortgagePersonDocument,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { readAgain } from './use-case-change.ts';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly name: string;
  readonly role: MortgagePersonRole;
  readonly company?: boolean;
  readonly certificate?: string;
  readonly phone?: string;
  readonly bornOn?: string;
  readonly marital?: MortgageMaritalStatus | null;
  readonly tiedTo?: number | number[];
  readonly powerScopes?: MortgagePowerScope[];
  readonly powerUntil?: string;
}

const roles = ['buyer', 'coOwner', 'minor', 'spouse', 'guardian', 'attorney'] as const;
const statuses = ['single', 'married', 'divorced', 'widowed'] as const;
const scopes = ['sale', 'loan', 'registration'] as const;
const owning: readonly MortgagePersonRole[] = ['buyer', 'coOwner'];
const signing: readonly MortgagePersonRole[] = ['buyer', 'coOwner', 'spouse', 'guardian'];

/** Enters somebody whom a contract speaks of, or says anew what somebody is (S7). */
export function PersonDialog({
  seen,
  person,
  people,
  close,
  changed,
}: {
  seen: { readonly id: string; readonly version: number };
  /** Nobody yet where it is left out. */
  person: MortgagePersonLineFragment | undefined;
  people: readonly MortgagePersonLineFragment[];
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems('mortgage.personRefusal');
  const [save] = useMutation(SaveMortgagePersonDocument, { refetchQueries: readAgain });
  return (
    <CreateDialog<Values>
      open
      title={person ? t('mortgage.editPersonOf', { name: person.name }) : t('mortgage.addPerson')}
      action={t('mortgage.save')}
      initialValues={
        person
          ? {
              name: person.name,
              role: person.role,
              company: person.certificateKind === 'businessLicence',
              marital: person.marital,
              tiedTo: [...person.tiedTo],
              powerScopes: [...person.powerScopes],
              ...(person.powerUntil && { powerUntil: person.powerUntil }),
            }
          : { role: 'coOwner' }
      }
      onClose={close}
      create={async ({ certificate, phone, bornOn, tiedTo, powerUntil, ...values }) => {
        const input = {
          ...seen,
          ...values,
          position: person?.position ?? null,
          certificate: certificate || null,
          phone: phone || null,
          bornOn: bornOn || null,
          tiedTo: typeof tiedTo === 'number' ? [tiedTo] : (tiedTo ?? null),
          powerUntil: powerUntil || null,
        };
        const answer = (await save({ variables: { input } })).data?.changed;
        const found = problems(answer, 'MortgagePeople', [
          'name',
          'role',
          'certificate',
          'phone',
          'bornOn',
          'marital',
          'tiedTo',
          'powerScopes',
          'powerUntil',
        ]);
        if (found.length === 0) sayDone(t('mortgage.personSaved', { name: values.name }));
        if (found.length === 0 || answer?.__typename === 'ChangedMeanwhile') changed();
        return found;
      }}
    >
      <div className="m-pair">
        <Form.Item
          name="name"
          label={t('mortgage.personName')}
          rules={[{ required: true, message: t('mortgage.required') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('mortgage.personRole')}>
          <Select options={roles.map((value) => ({ value, label: t(`mortgage.personRole.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="certificate"
          label={t('mortgage.certificate')}
          extra={
            person?.certificateMasked
              ? t('mortgage.keepsAsIs', { masked: person.certificateMasked })
              : t('mortgage.certificateHelp')
          }
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('mortgage.phone')}
          {...(person?.phoneMasked && { extra: t('mortgage.keepsAsIs', { masked: person.phoneMasked }) })}
        >
          <Input maxLength={40} autoComplete="off" inputMode="tel" />
        </Form.Item>
      </div>
      <OfRole people={people.filter(({ position }) => position !== person?.position)} />
    </CreateDialog>
  );
}

/** What the chosen role is asked besides. */
function OfRole({ people }: { people: readonly MortgagePersonLineFragment[] }): ReactNode {
  const t = useText();
  const role = Form.useWatch<MortgagePersonRole | undefined>('role');
  const among = (fit: readonly MortgagePersonRole[]) =>
    people.filter((each) => fit.includes(each.role)).map(({ position, name }) => ({ value: position, label: name }));
  if (role === 'minor')
    return (
      <>
        <Form.Item name="bornOn" label={t('mortgage.bornOn')} extra={t('mortgage.bornOnHelp')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="tiedTo" label={t('mortgage.tiedTo.minor')}>
          <Select mode="multiple" options={among(signing)} />
        </Form.Item>
      </>
    );
  if (role === 'spouse')
    return (
      <Form.Item name="tiedTo" label={t('mortgage.tiedTo.spouse')}>
        <Select options={among(owning)} />
      </Form.Item>
    );
  if (role === 'attorney')
    return (
      <>
        <Form.Item name="tiedTo" label={t('mortgage.tiedTo.attorney')}>
          <Select mode="multiple" options={among(signing)} />
        </Form.Item>
        <Form.Item name="powerScopes" label={t('mortgage.powerScopes')}>
          <Checkbox.Group options={scopes.map((value) => ({ value, label: t(`mortgage.powerScope.${value}`) }))} />
        </Form.Item>
        <Form.Item name="powerUntil" label={t('mortgage.powerUntil')}>
          <DayInput />
        </Form.Item>
      </>
    );
  if (role === 'guardian') return null;
  return (
    <>
      <Form.Item name="marital" label={t('mortgage.marital')}>
        <Select allowClear options={statuses.map((value) => ({ value, label: t(`mortgage.marital.${value}`) }))} />
      </Form.Item>
      <Form.Item name="company" valuePropName="checked">
        <Checkbox>{t('mortgage.isCompany')}</Checkbox>
      </Form.Item>
    </>
  );
}
