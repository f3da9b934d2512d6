import { useMutation } from '@apollo/client/react';
import { Form, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { ChangeTraderTagsDocument } from '../../gql/traders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Tags {
  readonly add?: string[];
  readonly remove?: string[];
}

/** Puts tags on some traders and takes others off (分類統計, T6). */
export function TagsDialog({
  traderIds,
  known,
  close,
  done,
}: {
  traderIds: readonly string[];
  /** Tags in use, to choose from; new ones may be typed. */
  known: readonly string[];
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Tags>();
  const [change, { loading, error }] = useMutation(ChangeTraderTagsDocument, {
    onError: () => {},
    onCompleted: ({ changeTraderTags }) => {
      sayDone(t('traders.tags.changed', { count: changeTraderTags.traderIds.length }));
      done();
      close();
    },
  });
  const options = known.map((tag) => ({ value: tag, label: tag }));
  return (
    <Modal
      open
      title={t('traders.tags.title', { count: traderIds.length })}
      okText={t('traders.tags.change')}
      cancelText={t('traders.cancel')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      <Form<Tags>
        form={form}
        layout="vertical"
        onFinish={({ add = [], remove = [] }) =>
          void change({ variables: { input: { traderIds: [...traderIds], add, remove } } })
        }
      >
        <Form.Item name="add" label={t('traders.tags.add')}>
          <Select mode="tags" options={options} maxCount={20} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
        <Form.Item name="remove" label={t('traders.tags.remove')}>
          <Select mode="multiple" options={options} maxCount={20} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
