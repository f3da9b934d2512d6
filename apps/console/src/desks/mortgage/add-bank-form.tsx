import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input, Select, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { AddMortgageBankFormDocument, MortgageSettingsDocument } from '../../gql/mortgage/graphql.ts';
import { type Say, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { codeOfStatus } from '../../ui/failure.ts';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { UploadFailed, uploadFile } from '../../ui/upload-file.ts';

interface Values {
  readonly bank: string;
  readonly name: string;
  readonly edition: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly file?: unknown;
}

/** Takes a version of a bank’s form: a PDF with fields (S20). */
export function AddBankForm({ close }: { close: () => void }): ReactNode {
  const t = useText();
  const [file, setFile] = useState<File>();
  const settings = useQuery(MortgageSettingsDocument);
  const [add] = useMutation(AddMortgageBankFormDocument, { refetchQueries: ['MortgageBankForms'] });
  const needed = [{ required: true, message: t('mortgage.required') }];
  const create = async ({ bank, name, edition, validFrom, validUntil }: Values): Promise<Problem[]> => {
    const ofFile = (text: string): Problem[] => [{ name: ['file'], label: t('mortgage.formFile'), text }];
    if (!file) return ofFile(t('mortgage.required'));
    try {
      const fileId = await uploadFile(file, () => {});
      const input = { bank, name, edition, validFrom, validUntil: validUntil || null, fileId };
      const { data } = await add({ variables: { input } });
      if (data?.changed.__typename === 'MortgageBankForm') {
        sayDone(t('mortgage.formAdded', { name }));
        return [];
      }
      return data?.changed.__typename === 'InvalidInput' ? data.changed.fields.map(inWords(t)) : [];
    } catch (failure) {
      if (!(failure instanceof UploadFailed)) throw failure;
      return ofFile(t(`ui.failure.${failure.status === 0 ? 'UNREACHABLE' : codeOfStatus(failure.status)}`));
    }
  };
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.addForm')}
      action={t('mortgage.save')}
      initialValues={{ validFrom: todayInShanghai() }}
      onClose={close}
      create={create}
    >
      <Form.Item name="bank" label={t('mortgage.bank')} rules={needed}>
        <Select
          options={(settings.data?.mortgageSettings.banks ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('mortgage.formName')} rules={needed}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="edition" label={t('mortgage.edition')} extra={t('mortgage.editionHelp')} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('mortgage.validFrom')} rules={needed}>
        <DayInput required />
      </Form.Item>
      <Form.Item name="validUntil" label={t('mortgage.validUntil')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="file" label={t('mortgage.formFile')} required valuePropName="data-file">
        <Upload.Dragger
          accept=".pdf"
          multiple={false}
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen);
            return false;
          }}
        >
          <p>
            <b>{file ? file.name : t('mortgage.dropForm')}</b>
          </p>
          <p className="k-quiet">{t('mortgage.dropFormDetail')}</p>
        </Upload.Dragger>
      </Form.Item>
    </CreateDialog>
  );
}

/** What is wrong with a field, in words. */
const inWords =
  (t: Say) =>
  ({ path, code }: { readonly path: string; readonly code: string }): Problem => {
    const field = path.replace(/^input\./, '');
    const place = field === 'fileId' ? { name: ['file'], label: t('mortgage.formFile') } : { name: [field], label: '' };
    const faults: Readonly<Record<string, string>> = {
      UNREADABLE: t('mortgage.formFault.UNREADABLE'),
      LOCKED: t('mortgage.formFault.LOCKED'),
      XFA_FORM: t('mortgage.formFault.XFA_FORM'),
      NO_FIELDS: t('mortgage.formFault.NO_FIELDS'),
      TAKEN: t('mortgage.formFault.TAKEN'),
      OUT_OF_ORDER: t('mortgage.endBeforeBegin'),
    };
    return { ...place, text: faults[code] ?? t('mortgage.wrongInput') };
  };
