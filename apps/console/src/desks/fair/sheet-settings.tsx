import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChangeFairSheetDocument, type FairSheetLineFragment } from '../../gql/fair/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { useSaved } from '../orders/use-saved.ts';
import { SheetFields, type SheetWish } from './sheet-fields.tsx';

/** What the franchisee means to order, and when it is to be delivered. */
export function SheetSettings({ sheet, changed }: { sheet: FairSheetLineFragment; changed: () => void }): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(ChangeFairSheetDocument);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('fair.settings')}</Button>
      <CreateDialog<SheetWish>
        open={open}
        title={t('fair.settings')}
        action={t('fair.save')}
        initialValues={{ target: sheet.target ?? null, windowFrom: sheet.windowFrom, windowTo: sheet.windowTo }}
        onClose={() => setOpen(false)}
        create={async ({ target, windowFrom, windowTo }) => {
          const input = { id: sheet.id, version: sheet.version, target: target ?? null, windowFrom, windowTo };
          const { data } = await send({ variables: { input } });
          changed();
          return saved(data?.saved, 'FairSheet', ['target', 'windowFrom', 'windowTo']);
        }}
      >
        <SheetFields />
      </CreateDialog>
    </>
  );
}
