import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { useSaved } from './use-saved.ts';

/** Sets what is sealed of a franchisee, or takes it away; what is known is masked, so it is typed anew (F3, F31). */
export function SetContact({
  field,
  action,
  label,
  detail,
  name,
  send,
}: {
  field: 'phone' | 'certificate';
  action: string;
  label: string;
  detail: string;
  /** Whose it is. */
  name: string;
  /** Asks the server; nothing takes it away. @returns what it answered */
  send: (value: string | null) => Promise<Parameters<ReturnType<typeof useSaved>>[0]>;
}): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {action}
      </Button>
      <CreateDialog<{ value?: string }>
        open={open}
        title={`${action} ${name}`}
        action={t('orders.save')}
        onClose={() => setOpen(false)}
        create={async ({ value }) =>
          saved(await send(value?.trim() || null), 'Franchisee', [field]).map((problem) => ({
            ...problem,
            name: ['value'],
          }))
        }
      >
        <Form.Item name="value" label={label} extra={detail}>
          <Input maxLength={40} autoComplete="off" {...(field === 'phone' && { inputMode: 'tel' })} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
