import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { AccountClassesDocument, SetAccountClassesDocument } from '../../gql/reports/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Which tags are classes, the first one first; for whoever may say so (T7). */
export function ClassesButton({ done }: { done: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [chosen, setChosen] = useState<string[]>();
  const [refused, setRefused] = useState(false);
  const { data, error: unread } = useQuery(AccountClassesDocument, { skip: !may('report.classes') });
  const [save, { loading, error }] = useMutation(SetAccountClassesDocument, {
    refetchQueries: [AccountClassesDocument],
    onError: () => {},
    onCompleted: ({ setAccountClasses: result }) => {
      if (result.__typename !== 'AccountClasses') return setRefused(true);
      setChosen(undefined);
      sayDone(t('reports.classes.saved', { moved: result.moved }));
      return done();
    },
  });
  if (!may('report.classes')) return null;
  return (
    <>
      <Button onClick={() => setChosen(data?.accountClasses.tags ?? [])}>{t('reports.classes')}</Button>
      <Modal
        open={chosen !== undefined}
        title={t('reports.classes')}
        okText={t('reports.classes.save')}
        cancelText={t('ui.cancel')}
        confirmLoading={loading}
        onCancel={() => setChosen(undefined)}
        onOk={() => {
          setRefused(false);
          void save({ variables: { tags: chosen ?? [] } });
        }}
      >
        <FailureAlert error={error ?? unread} />
        <Refusal why={refused ? t('reports.classes.refused') : undefined} />
        <p className="k-quiet">{t('reports.classes.explain')}</p>
        <Select
          mode="multiple"
          aria-label={t('reports.classes')}
          style={{ width: '100%', marginTop: 12 }}
          maxCount={20}
          value={chosen ?? []}
          options={(data?.traderTags ?? []).map((tag) => ({ value: tag, label: tag }))}
          onChange={setChosen}
        />
      </Modal>
    </>
  );
}
