import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { SubjectLink } from '../../ui/subject-link.tsx';
import { PaperChecklist } from './paper-checklist.tsx';

/** Whose papers are looked at. */
export interface Opened {
  readonly type: string;
  readonly id: string;
  readonly title: string;
}

/** All papers of a record beside the queue, with everything that may be done about them. */
export function DossierDrawer({
  subject,
  close,
  changed,
}: {
  subject: Opened;
  close: () => void;
  changed: () => void;
}): ReactNode {
  return (
    <Drawer open size={980} title={<SubjectLink subject={subject} />} onClose={close}>
      <PaperChecklist subjectType={subject.type} subjectId={subject.id} changed={changed} />
    </Drawer>
  );
}
