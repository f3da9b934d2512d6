import { Popconfirm } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../state-chip.tsx';
import type { MatrixOutbox } from './outbox.ts';

/** Whether everything entered is saved; if not, how much waits and for what. */
export function SaveState({ outbox, showConflicts }: { outbox: MatrixOutbox; showConflicts: () => void }): ReactNode {
  const t = useText();
  const { waiting, conflicts, unread, unreachable, unkept, stopped } = useSyncExternalStore(
    outbox.subscribe,
    outbox.status,
  );
  const idle = waiting === 0 && conflicts === 0;
  return (
    <div className="k-actions">
      <div role="status" className="k-actions">
        {idle && <StateChip tone="good">{t('ui.matrix.saved')}</StateChip>}
        {waiting > 0 &&
          (stopped ? (
            <StateChip tone="bad">{t('ui.matrix.stopped', { count: waiting })}</StateChip>
          ) : unreachable ? (
            <StateChip tone="warning">{t('ui.matrix.waiting', { count: waiting })}</StateChip>
          ) : (
            <StateChip tone="waiting">{t('ui.matrix.saving', { count: waiting })}</StateChip>
          ))}
        {unread > 0 && <StateChip tone="bad">{t('ui.matrix.unread', { count: unread })}</StateChip>}
        {unkept && <StateChip tone="bad">{t('ui.matrix.unkept')}</StateChip>}
      </div>
      {waiting > 0 && unreachable && (
        <button type="button" className="k-link" onClick={outbox.sendNow}>
          {t('ui.retry')}
        </button>
      )}
      {waiting > 0 && stopped && (
        <Popconfirm
          title={t('ui.matrix.dropDetail')}
          okText={t('ui.matrix.drop')}
          cancelText={t('ui.cancel')}
          onConfirm={outbox.drop}
        >
          <button type="button" className="k-button">
            {t('ui.matrix.drop')}
          </button>
        </Popconfirm>
      )}
      {conflicts > 0 && (
        <button type="button" className="k-button" onClick={showConflicts}>
          {t('ui.matrix.conflicts', { count: conflicts })}
        </button>
      )}
    </div>
  );
}
