import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { OrganisationDocument, RenameOrgUnitDocument, RenamePostDocument } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import type { OrganisationPart } from './organisation-part.ts';

/** Gives a unit or a post another name; the one before is kept. */
export function RenameDialog({
  part,
  onClose,
}: {
  part: OrganisationPart | undefined;
  onClose: () => void;
}): ReactNode {
  const t = useText();
  const again = { refetchQueries: [OrganisationDocument] };
  const [renameUnit] = useMutation(RenameOrgUnitDocument, again);
  const [renamePost] = useMutation(RenamePostDocument, again);
  const rename = async ({ name }: { name: string }): Promise<Problem[]> => {
    if (!part) return [];
    const variables = { id: part.id, input: { version: part.version, name } };
    const outcome =
      part.kind === 'unit'
        ? (await renameUnit({ variables })).data?.renameOrgUnit.__typename
        : (await renamePost({ variables })).data?.renamePost.__typename;
    const refuse = (text: string): Problem[] => [{ name: ['name'], label: t('identity.newName'), text }];
    switch (outcome) {
      case 'InvalidInput':
        return refuse(t('identity.unit.taken'));
      case 'NotFound':
      case 'ChangedMeanwhile':
        return refuse(t(`identity.refused.${outcome}`));
      default:
        sayDone(t('identity.renamed', { name: name.trim() }));
        return [];
    }
  };
  return (
    <CreateDialog<{ name: string }>
      key={part?.id}
      open={part !== undefined}
      title={t('identity.renameTitle', { name: part?.name })}
      action={t('identity.rename')}
      initialValues={{ name: part?.name ?? '' }}
      create={rename}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('identity.newName')}
        extra={t('identity.renameHelp')}
        rules={[{ required: true, whitespace: true, message: t('identity.needed') }]}
      >
        <Input maxLength={60} autoFocus />
      </Form.Item>
    </CreateDialog>
  );
}
