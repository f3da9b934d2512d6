import { useMutation } from '@apollo/client/react';
import { Alert, Checkbox, Form, Input, Modal, Progress, Radio, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { AddPaperDocument, type DocumentForm, type PaperFragment } from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { codeOfStatus } from '../../ui/failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { markFields } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { UploadFailed, uploadFile } from '../../ui/upload-file.ts';
import { paperOf, useRefusal } from './paper-outcome.ts';

/** What is to be handed in. */
export interface PaperWish {
  readonly type: { readonly key: string; readonly title: string; readonly expires: boolean };
  /** The paper of which it is a new version. */
  readonly paper: PaperFragment | null;
  /** The form that is asked for. */
  readonly form: DocumentForm | null;
  /** A file that was dropped already. */
  readonly file?: File;
}

interface Values {
  readonly name?: string;
  readonly form: DocumentForm;
  readonly issuedOn?: string;
  readonly expiresOn?: string;
  readonly unlimited?: boolean;
  readonly note?: string;
}

/** Hands in a paper or a new version of one: the file by drop or choice, and what it says of itself (T5). */
export function PaperUpload({
  subject,
  wish,
  close,
  done,
}: {
  subject: { type: string; id: string };
  wish: PaperWish;
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const refusal = useRefusal();
  const [form] = Form.useForm<Values>();
  const [file, setFile] = useState<File | undefined>(wish.file);
  const [share, setShare] = useState<number>();
  const [refused, setRefused] = useState<string>();
  const unlimited = Form.useWatch('unlimited', form);
  const [add, { error }] = useMutation(AddPaperDocument, { onError: () => {} });
  const { type, paper } = wish;

  const send = async ({ name, note, ...facts }: Values): Promise<void> => {
    if (!file) return setRefused(t('archive.chooseFile'));
    setRefused(undefined);
    setShare(0);
    try {
      const fileId = await uploadFile(file, setShare);
      const { data } = await add({
        variables: {
          input: {
            subject,
            type: type.key,
            name: name ?? null,
            fileId,
            form: facts.form,
            issuedOn: facts.issuedOn || null,
            expiresOn: (!facts.unlimited && facts.expiresOn) || null,
            unlimited: facts.unlimited ?? null,
            note: note ?? null,
            ...(paper && { documentId: paper.id, version: paper.version }),
          },
        },
      });
      if (!data) return undefined;
      if (paperOf(data.outcome)) {
        sayDone(t('archive.added', { paper: name ?? type.title }));
        done();
        return close();
      }
      const problems = refusal.problems(data.outcome);
      markFields(form, problems);
      setRefused(refusal.words(data.outcome));
      if (data.outcome.__typename === 'ChangedMeanwhile') done();
    } catch (failure) {
      const status = failure instanceof UploadFailed ? failure.status : 0;
      setRefused(t(`ui.failure.${status === 0 ? 'UNREACHABLE' : codeOfStatus(status)}`));
    } finally {
      setShare(undefined);
    }
    return undefined;
  };

  return (
    <Modal
      open
      title={paper ? t('archive.newVersionOf', { paper: paper.title }) : t('archive.handIn', { paper: type.title })}
      okText={t('archive.keep')}
      cancelText={t('archive.back')}
      confirmLoading={share !== undefined}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      {refused && <Alert type="error" showIcon role="alert" title={refused} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          form: wish.form ?? paper?.form ?? 'copy',
          unlimited: paper !== null && type.expires && paper.expiresOn === null,
        }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item required label={t('archive.file')}>
          <Upload.Dragger
            accept=".pdf,.jpg,.jpeg,.png,.webp"
            multiple={false}
            showUploadList={false}
            disabled={share !== undefined}
            beforeUpload={(chosen) => {
              setFile(chosen);
              setRefused(undefined);
              return false;
            }}
          >
            <p>
              <b>{file ? file.name : t('archive.drop')}</b>
            </p>
            <p className="k-quiet">{t('archive.dropDetail')}</p>
          </Upload.Dragger>
          {share !== undefined && <Progress percent={Math.round(share * 100)} aria-label={t('archive.sending')} />}
        </Form.Item>
        {type.key === 'other' && !paper && (
          <Form.Item
            name="name"
            label={t('archive.name')}
            rules={[{ required: true, whitespace: true, message: t('archive.problem.REQUIRED') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        )}
        <PaperFactsFields expires={type.expires} unlimited={unlimited ?? false} />
        <Form.Item name="note" label={t('archive.note')}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** What a paper says of itself: in what form it is there, from when, until when. */
export function PaperFactsFields({ expires, unlimited }: { expires: boolean; unlimited: boolean }): ReactNode {
  const t = useText();
  return (
    <>
      <Form.Item name="form" label={t('archive.form')}>
        <Radio.Group
          options={(['original', 'copy'] as const).map((value) => ({ value, label: t(`archive.form.${value}`) }))}
        />
      </Form.Item>
      <div className="archive-days">
        <Form.Item name="issuedOn" label={t('archive.issuedOn')}>
          <DayInput />
        </Form.Item>
        {!unlimited && (
          <Form.Item
            name="expiresOn"
            label={t('archive.expiresOn')}
            rules={[{ required: expires, message: t('archive.problem.REQUIRED') }]}
          >
            <DayInput />
          </Form.Item>
        )}
        {expires && (
          <Form.Item name="unlimited" valuePropName="checked" label={t('archive.validity')}>
            <Checkbox>{t('archive.unlimited')}</Checkbox>
          </Form.Item>
        )}
      </div>
    </>
  );
}
