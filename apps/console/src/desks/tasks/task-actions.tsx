import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  CancelTaskDocument,
  CompleteTaskDocument,
  HandOverTaskDocument,
  TaskTakersDocument,
  type WholeTaskFragment,
} from '../../gql/tasks/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { uploadFile } from '../../ui/upload-file.ts';
import { useWorked } from './use-worked.ts';

interface DialogProps {
  readonly task: WholeTaskFragment;
  readonly close: () => void;
  readonly refetch: () => void;
}

const changed = { refetchQueries: ['TaskCounts', 'TaskFigure', 'TasksOf'], onError: () => {} };

/** What the person may do with the task now (T20). */
export function TaskActions({ task, refetch }: { task: WholeTaskFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { person } = useSession();
  const [asking, setAsking] = useState<'done' | 'handOver' | 'cancel'>();
  const { refused, settle } = useWorked(t('tasks.took'), () => {}, refetch);
  const [take, { loading, error }] = useMutation(HandOverTaskDocument, {
    ...changed,
    onCompleted: ({ worked }) => settle(worked),
  });
  const dialog = { task, close: () => setAsking(undefined), refetch };
  return (
    <>
      {task.workable && !task.ownerId && (
        <Button
          loading={loading}
          onClick={() =>
            void take({ variables: { input: { taskId: task.id, version: task.version, toPersonId: person.id } } })
          }
        >
          {t('tasks.take')}
        </Button>
      )}
      {task.cancellable && <Button onClick={() => setAsking('cancel')}>{t('tasks.cancel')}</Button>}
      {task.workable && <Button onClick={() => setAsking('handOver')}>{t('tasks.handOver')}</Button>}
      {task.workable && (
        <Button type="primary" onClick={() => setAsking('done')}>
          {t('tasks.complete')}
        </Button>
      )}
      <Refusal why={refused} />
      <FailureAlert error={error} />
      {asking === 'done' && <DoneDialog {...dialog} />}
      {asking === 'handOver' && <HandOverDialog {...dialog} />}
      {asking === 'cancel' && <CancelDialog {...dialog} />}
    </>
  );
}

/** Done, with what shows it: a text, a file, or both. */
function DoneDialog({ task, close, refetch }: DialogProps): ReactNode {
  const t = useText();
  const [form] = Form.useForm<{ evidence?: string }>();
  const [file, setFile] = useState<File>();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { refused, settle } = useWorked(t('tasks.done'), close, refetch);
  const [complete, { error }] = useMutation(CompleteTaskDocument, {
    ...changed,
    onCompleted: ({ worked }) => settle(worked),
  });
  const send = async (evidence: string | undefined): Promise<void> => {
    setSending(true);
    setFailure(undefined);
    try {
      const fileId = file ? await uploadFile(file, () => {}) : null;
      await complete({ variables: { input: { taskId: task.id, evidence: evidence ?? null, fileId } } });
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      open
      title={t('tasks.completeTitle', { title: task.title })}
      okText={t('tasks.complete')}
      cancelText={t('ui.cancel')}
      confirmLoading={sending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error ?? failure} />
      <Refusal why={refused} />
      <Form form={form} layout="vertical" onFinish={({ evidence }) => void send(evidence)}>
        <Form.Item
          name="evidence"
          label={t('tasks.evidence')}
          extra={t(task.evidenceNeeded ? 'tasks.evidenceNeeded' : 'tasks.evidenceFree')}
          rules={[{ required: task.evidenceNeeded && !file, whitespace: true, message: t('tasks.problem.REQUIRED') }]}
        >
          <Input.TextArea rows={4} maxLength={2000} autoFocus />
        </Form.Item>
        <Upload
          maxCount={1}
          fileList={file ? [{ uid: '1', name: file.name }] : []}
          beforeUpload={(chosen) => {
            setFile(chosen);
            return false;
          }}
          onRemove={() => setFile(undefined)}
        >
          <Button>{t('tasks.evidenceFile')}</Button>
        </Upload>
      </Form>
    </Modal>
  );
}

/** To somebody else, with the reason. */
function HandOverDialog({ task, close, refetch }: DialogProps): ReactNode {
  const t = useText();
  const [form] = Form.useForm<{ toPersonId: string; reason: string }>();
  const takers = useQuery(TaskTakersDocument, { variables: { roles: false } });
  const { refused, settle } = useWorked(t('tasks.handedOver'), close, refetch);
  const [handOver, { loading, error }] = useMutation(HandOverTaskDocument, {
    ...changed,
    onCompleted: ({ worked }) => settle(worked),
  });
  const people = (takers.data?.taskPeople ?? []).filter(({ id }) => id !== task.ownerId);
  return (
    <Modal
      open
      title={t('tasks.handOverTitle', { title: task.title })}
      okText={t('tasks.handOver')}
      cancelText={t('ui.cancel')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error ?? takers.error} />
      <Refusal why={refused} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(wish) =>
          void handOver({ variables: { input: { taskId: task.id, version: task.version, ...wish } } })
        }
      >
        <Form.Item
          name="toPersonId"
          label={t('tasks.to')}
          rules={[{ required: true, message: t('tasks.problem.REQUIRED') }]}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            loading={takers.loading}
            options={people.map(({ id, name, open }) => ({ value: id, label: t('tasks.laden', { name, open }) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('tasks.reason')}
          rules={[{ required: true, whitespace: true, message: t('tasks.problem.REQUIRED') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Called off by who gave it. */
function CancelDialog({ task, close, refetch }: DialogProps): ReactNode {
  const t = useText();
  const [form] = Form.useForm<{ reason: string }>();
  const { refused, settle } = useWorked(t('tasks.cancelled'), close, refetch);
  const [cancel, { loading, error }] = useMutation(CancelTaskDocument, {
    ...changed,
    onCompleted: ({ worked }) => settle(worked),
  });
  return (
    <Modal
      open
      title={t('tasks.cancelTitle', { title: task.title })}
      okText={t('tasks.cancel')}
      cancelText={t('tasks.back')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) => void cancel({ variables: { input: { taskId: task.id, reason } } })}
      >
        <Form.Item
          name="reason"
          label={t('tasks.reason')}
          rules={[{ required: true, whitespace: true, message: t('tasks.problem.REQUIRED') }]}
        >
          <Input.TextArea rows={3} maxLength={500} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
