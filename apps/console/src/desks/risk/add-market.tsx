import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { AddRiskMarketDocument, type WholeRiskMarketFragment } from '../../gql/risk/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Not `name`: the page behind the dialog has a field of that name. */
interface NewMarket {
  readonly marketName: string;
}

/** Adds a market whose days are run beside the others'; it begins with a market's settings, limits and words (T9). */
export function AddMarket({ like, changed }: { like: WholeRiskMarketFragment; changed: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [asking, setAsking] = useState(false);
  const [add] = useMutation(AddRiskMarketDocument, { refetchQueries: ['RiskDesk'] });
  const create = async ({ marketName: name }: NewMarket): Promise<readonly Problem[]> => {
    const { data } = await add({ variables: { input: { name, likeId: like.id } } });
    const result = data?.addRiskMarket;
    if (result?.__typename === 'InvalidInput')
      return result.fields.map(({ code }) => ({
        name: ['marketName'],
        label: t('risk.settings.name'),
        text: open('risk.problem', code),
      }));
    if (result?.__typename !== 'RiskMarket')
      return [{ name: ['marketName'], label: t('risk.settings.name'), text: t('ui.failure.NOT_FOUND') }];
    sayDone(t('risk.marketAdded', { name }));
    changed();
    return [];
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('risk.addMarket')}</Button>
      <CreateDialog<NewMarket>
        open={asking}
        title={t('risk.addMarket')}
        action={t('risk.addMarket')}
        create={create}
        onClose={() => setAsking(false)}
      >
        <Form.Item
          name="marketName"
          label={t('risk.settings.name')}
          rules={[{ required: true, whitespace: true, message: t('risk.required') }]}
          extra={t('risk.addMarketDetail', { name: like.name })}
        >
          <Input autoFocus maxLength={50} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
