import { Checkbox, Form, type FormInstance, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { SealedApplicationField, WholeApplicationFragment } from '../../gql/applications/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Applicant, useApplicant } from './applicant.tsx';
import { shownName, type Values, type WishField, wishFields } from './application-values.ts';
import { closingReasons, type Kind } from './kinds.ts';
import { TraderBalance } from './trader-balance.tsx';
import { TraderChoice } from './trader-choice.tsx';
import { WishInput } from './wish-input.tsx';

/** What the fields need to know. */
export interface FieldsProps {
  readonly kind: Kind;
  readonly form: FormInstance<Values>;
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  readonly opened: WholeApplicationFragment | undefined;
  /** Sealed fields that stay as they were wanted. */
  readonly kept: readonly SealedApplicationField[];
  readonly unkeep: (field: SealedApplicationField) => void;
}

/** The fields of one kind of application (T1–T4). */
export function KindFields(props: FieldsProps): ReactNode {
  const t = useText();
  return (
    <>
      {props.kind === 'opening' ? <Opening {...props} /> : <OfTrader {...props} />}
      <Section title={t('applications.note')}>
        <Form.Item name="note" extra={t('applications.noteHint')}>
          <Input.TextArea rows={2} maxLength={2000} aria-label={t('applications.note')} />
        </Form.Item>
      </Section>
    </>
  );
}

const rightsOf = ['branchId', 'marketOwner', 'seatNumber'] as const;

function Opening(props: FieldsProps): ReactNode {
  const t = useText();
  const { form, opened } = props;
  const company = Form.useWatch('traderKind', form) === 'company';
  return (
    <>
      <Section title={t('applications.who')}>
        <div className="k-fields">
          <Form.Item name="traderKind" label={t('traders.kind')} className="k-wide">
            <Radio.Group
              disabled={opened !== undefined}
              optionType="button"
              options={(['naturalPerson', 'company'] as const).map((value) => ({
                value,
                label: t(`traders.kind.${value}`),
              }))}
            />
          </Form.Item>
          <WishInput
            {...props}
            field="name"
            label={t(company ? 'applications.companyName' : 'applications.personName')}
          />
          <WishInput
            {...props}
            field="certificate"
            label={t(company ? 'applications.licence' : 'applications.certificate')}
            hint={t(company ? 'applications.licenceHint' : 'applications.certificateHint')}
          />
          <WishInput {...props} field="phones" />
          <WishInput {...props} field="bankCard" />
        </div>
      </Section>
      <Section title={t('applications.account')}>
        <div className="k-fields">
          {rightsOf.map((field) => (
            <WishInput key={field} {...props} field={field} />
          ))}
          <Form.Item name="startsOn" label={t('applications.startsOn')}>
            <DayInput />
          </Form.Item>
          <Years />
          <Form.Item
            name="traderNumber"
            label={t('applications.traderNumber')}
            extra={t('applications.traderNumberHint')}
          >
            <Input maxLength={50} />
          </Form.Item>
          <WishInput {...props} field="priority" />
          <WishInput {...props} field="remark" />
        </div>
      </Section>
    </>
  );
}

/** The kinds that are about a trader's account. */
function OfTrader(props: FieldsProps): ReactNode {
  const t = useText();
  const { kind, form, opened } = props;
  const traderId = Form.useWatch('traderId', form) ?? undefined;
  const trader = useApplicant(traderId);
  return (
    <>
      <Section title={t('applications.trader')}>
        {!opened && (
          <Form.Item
            name="traderId"
            label={t('applications.traderFind')}
            rules={[{ required: true, message: t('applications.traderMissing') }]}
          >
            <TraderChoice known={trader ? [trader] : []} autoFocus={!traderId} />
          </Form.Item>
        )}
        {trader && <Applicant trader={trader} withTerms={kind === 'renewal'} />}
      </Section>
      {kind === 'change' && <Change {...props} trader={trader} />}
      {kind === 'closing' && (
        <>
          <Section title={t('applications.kind.closing')}>
            <Form.Item
              name="closingReason"
              label={t('applications.closingReason')}
              rules={[{ required: true, message: t('applications.problem.MISSING') }]}
            >
              <Select
                style={{ maxWidth: 320 }}
                options={closingReasons.map((value) => ({ value, label: t(`applications.closingReason.${value}`) }))}
              />
            </Form.Item>
          </Section>
          {traderId && <TraderBalance traderId={traderId} changed={() => {}} />}
        </>
      )}
      {kind === 'renewal' && (
        <Section title={t('applications.kind.renewal')}>
          <Years />
        </Section>
      )}
    </>
  );
}

function Years(): ReactNode {
  const t = useText();
  return (
    <Form.Item
      name="years"
      label={t('applications.years')}
      rules={[{ required: true, message: t('applications.problem.MISSING') }]}
    >
      <InputNumber min={1} max={10} precision={0} />
    </Form.Item>
  );
}

function Change(props: FieldsProps & { trader: ReturnType<typeof useApplicant> }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { form, trader } = props;
  const chosen: readonly WishField[] = Form.useWatch('chosen', form) ?? [];
  return (
    <Section title={t('applications.changes')}>
      <Form.Item
        name="chosen"
        label={t('applications.chosen')}
        // A group may not be called required; the rule says it when it is asked.
        required={false}
        rules={[{ required: true, message: t('applications.nothingWanted') }]}
      >
        <Checkbox.Group
          options={wishFields.map((value) => ({ value, label: open('applications.field', shownName(value)) }))}
        />
      </Form.Item>
      <p className="k-quiet">{t('applications.sensitiveHint')}</p>
      <div className="k-fields">
        {wishFields
          .filter((field) => chosen.includes(field))
          .map((field) => (
            <WishInput key={field} {...props} field={field} now={nowOf(trader, field)} />
          ))}
      </div>
      <Form.Item name="effectiveOn" label={t('applications.effectiveOn')} extra={t('applications.effectiveOnHint')}>
        <DayInput />
      </Form.Item>
    </Section>
  );
}

/** What the register says now, as it may be shown; unknown for what a trader's record does not show. */
function nowOf(trader: ReturnType<typeof useApplicant>, field: WishField): string | boolean | null | undefined {
  if (!trader || field === 'bankCard') return undefined;
  if (field === 'phones') return trader.phones.map(({ masked }) => masked).join('、');
  if (field === 'branchId') return trader.branch.name;
  return trader[field];
}
