import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '../shell/text.ts';

/** Asks why, before something is done that must be explained; what was typed stays while the server refuses. */
export function AskReason({
  open,
  title,
  action,
  label,
  busy,
  close,
  done,
  children,
}: {
  open: boolean;
  title: string;
  /** What the button says happens. */
  action: string;
  /** What is asked, where it is not just the reason. */
  label?: string;
  busy: boolean;
  close: () => void;
  done: (reason: string) => void;
  /** What was refused, or what it means. */
  children?: ReactNode;
}): ReactNode {
  const t = useText();
  const [reason, setReason] = useState('');
  const asked = label ?? t('ui.transition.reason');
  return (
    <Modal
      open={open}
      title={title}
      okText={action}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !reason.trim() }}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => done(reason.trim())}
      afterClose={() => setReason('')}
      destroyOnHidden
    >
      {children}
      <Input.TextArea
        style={{ marginTop: 8 }}
        rows={3}
        maxLength={500}
        aria-label={asked}
        placeholder={asked}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
