import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import {
  MapMortgageBankFormDocument,
  type MortgageBankFormLineFragment,
  type MortgageFormCatalogueFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { FieldRule, type RuleValues, ruleInput, ruleValues } from './field-rule.tsx';

interface Values {
  readonly fields: readonly RuleValues[];
}

/** Says what goes into which field of a form: a datum, or what rules make of an answer; the rest is filled by hand (S20). */
export function MapBankForm({
  form,
  catalogue,
  close,
  changed,
}: {
  form: MortgageBankFormLineFragment;
  catalogue: MortgageFormCatalogueFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [map] = useMutation(MapMortgageBankFormDocument);
  const { id, version, name, edition, fields } = form;
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.mapFieldsOf', { name, edition })}
      action={t('mortgage.save')}
      initialValues={{ fields: fields.map(ruleValues) }}
      onClose={close}
      create={async (values) => {
        const given = fields.flatMap((field, at) => {
          const rule = ruleInput(field, values.fields[at], catalogue);
          return rule ? [{ at, rule }] : [];
        });
        const input = { id, version, mapping: given.map(({ rule }) => rule) };
        const outcome = (await map({ variables: { input } })).data?.changed;
        if (outcome?.__typename === 'InvalidInput')
          return outcome.fields.map(({ path, code }): Problem => {
            const at = given[Number(/^input\.mapping\.(\d+)/.exec(path)?.[1])]?.at ?? 0;
            const text =
              code === 'NOT_AN_OPTION'
                ? t('mortgage.notAnOption', { options: fields[at]?.options.join(t('ui.comma')) ?? '' })
                : t('mortgage.rulesMissing');
            return { name: ['fields', at, 'source'], label: fields[at]?.name ?? '', text };
          });
        changed();
        if (outcome?.__typename !== 'MortgageBankForm')
          return [{ name: ['fields', 0, 'source'], label: name, text: t('mortgage.meanwhile') }];
        sayDone(t('mortgage.fieldsSet', { name }));
        return [];
      }}
    >
      {fields.map((field, at) => (
        <FieldRule key={field.name} field={field} at={at} catalogue={catalogue} />
      ))}
    </CreateDialog>
  );
}
