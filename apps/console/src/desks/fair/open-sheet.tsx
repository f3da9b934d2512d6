import { useMutation } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { type FairSeasonsQuery, OpenFairSheetDocument } from '../../gql/fair/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { FranchiseeChoice } from '../orders/franchisee-choice.tsx';
import { useSaved } from '../orders/use-saved.ts';
import { SheetFields, type SheetWish } from './sheet-fields.tsx';

type FairSeason = FairSeasonsQuery['seasons'][number];

interface Wish extends SheetWish {
  franchiseeId: string;
}

/** Opens a franchisee's sheet; where it is open already, that one is shown. */
export function OpenSheet({ season }: { season: FairSeason }): ReactNode {
  const t = useText();
  const saved = useSaved();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(OpenFairSheetDocument);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('fair.open')}
      </Button>
      <CreateDialog<Wish>
        open={open}
        title={t('fair.open')}
        action={t('fair.openAction')}
        initialValues={usualWindow(season)}
        onClose={() => setOpen(false)}
        create={async ({ target, ...wish }) => {
          const input = { seasonId: season.id, target: target ?? null, ...wish };
          const { data } = await send({ variables: { input } });
          if (data?.saved.__typename === 'FairSheet') void navigate(`/fair/${data.saved.id}`);
          return saved(data?.saved, 'FairSheet', ['franchiseeId', 'target', 'windowFrom', 'windowTo']);
        }}
      >
        <Form.Item
          name="franchiseeId"
          label={t('fair.franchisee')}
          rules={[{ required: true, message: t('fair.required') }]}
        >
          <FranchiseeChoice />
        </Form.Item>
        <SheetFields />
      </CreateDialog>
    </>
  );
}

/** When a season's goods are usually delivered: autumn's from August, spring's from February, until windows must end. */
function usualWindow({ kind, year, windowsEndBy }: FairSeason): Pick<SheetWish, 'windowFrom' | 'windowTo'> {
  const [from, to] = kind === 'AW' ? ['08-01', '10-31'] : ['02-01', '04-30'];
  return { windowFrom: `${year}-${from}`, windowTo: windowsEndBy ?? `${year}-${to}` };
}
