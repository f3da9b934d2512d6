import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AssignMortgageConsultantDocument,
  MortgageConsultantsDocument,
  type WholeMortgageContractFragment,
} from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { AssignDialog } from '../../ui/assign-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Says which person sold a contract: they see its thread, and are asked to assist (S26). */
export function AssignConsultant({
  contract: { id, version, consultant },
  changed,
}: {
  contract: WholeMortgageContractFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { data } = useQuery(MortgageConsultantsDocument, { skip: !asking });
  const [assign, { loading, error }] = useMutation(AssignMortgageConsultantDocument, { onError: () => {} });
  const put = async (consultantId: string): Promise<void> => {
    const answer = (await assign({ variables: { input: { id, version, consultantId } } })).data?.assigned;
    if (!answer) return;
    changed();
    if (answer.__typename !== 'MortgageContract') return setRefused(open('mortgage.refusal', answer.code));
    setAsking(false);
    setRefused(undefined);
    sayDone(t('mortgage.saved'));
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('mortgage.assignConsultant')}
      </Button>
      {asking && (
        <AssignDialog
          words={{
            title: t('mortgage.assignConsultantOf', { name: consultant }),
            assign: t('mortgage.save'),
            cancel: t('ui.cancel'),
            person: t('mortgage.consultant'),
            missing: t('mortgage.required'),
            nobody: t('mortgage.nobodyConsults'),
          }}
          candidates={(data?.mortgageConsultants ?? []).map((each) => ({ value: each.id, label: each.name }))}
          looking={!data}
          busy={loading}
          error={error}
          refused={refused}
          assign={(personId) => void put(personId)}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
