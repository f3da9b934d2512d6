import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';
import { Diffs, type FieldDiff } from './timeline.tsx';

/** The later of two people who save one record: sees what the other changed, keeps what she typed. */
export function ChangedByAnother({
  changes,
  keepMine,
  takeTheirs,
}: {
  /** What differs between the record she opened and the one stored now. */
  changes: readonly FieldDiff[];
  /** Saves what she typed over the newer version; left out where that is not possible any more. */
  keepMine?: () => void;
  /** Drops what she typed and shows the stored record. */
  takeTheirs: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="k-alert"
      title={t('ui.changed.title')}
      description={
        <>
          <p>{t('ui.changed.detail')}</p>
          <Diffs changes={changes} />
          <div className="k-actions">
            {keepMine && <Button onClick={keepMine}>{t('ui.changed.keepMine')}</Button>}
            <Button onClick={takeTheirs}>{t('ui.changed.takeTheirs')}</Button>
          </div>
        </>
      }
    />
  );
}
