import { useMutation } from '@apollo/client/react';
import { Alert, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  CloseOrgUnitDocument,
  ClosePostDocument,
  type ObstaclesFragment,
  OrganisationDocument,
} from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { useObstacleText } from './obstacle-text.ts';
import type { OrganisationPart } from './organisation-part.ts';

/** Closes a unit or a post from a day on; tells everything that stands in the way. */
export function CloseDialog({ part, onClose }: { part: OrganisationPart | undefined; onClose: () => void }): ReactNode {
  const t = useText();
  const say = useObstacleText();
  const again = { refetchQueries: [OrganisationDocument] };
  const [closeUnit] = useMutation(CloseOrgUnitDocument, again);
  const [closePost] = useMutation(ClosePostDocument, again);
  const [obstacles, setObstacles] = useState<ObstaclesFragment['obstacles']>([]);
  const leave = (): void => {
    setObstacles([]);
    onClose();
  };
  const close = async ({ closedOn }: { closedOn: string }): Promise<Problem[]> => {
    if (!part) return [];
    setObstacles([]);
    const variables = { id: part.id, input: { version: part.version, closedOn } };
    const result =
      part.kind === 'unit'
        ? (await closeUnit({ variables })).data?.closeOrgUnit
        : (await closePost({ variables })).data?.closePost;
    const refuse = (text: string): Problem[] => [{ name: ['closedOn'], label: t('identity.closeFrom'), text }];
    switch (result?.__typename) {
      case 'StillInUse':
        setObstacles(result.obstacles);
        return refuse(t('identity.notYet'));
      case 'NotFound':
      case 'ChangedMeanwhile':
      case 'WrongState':
        return refuse(t(`identity.refused.${result.__typename}`));
      default:
        sayDone(t('identity.closed', { name: part.name }));
        return [];
    }
  };
  return (
    <CreateDialog<{ closedOn: string }>
      key={part?.id}
      open={part !== undefined}
      title={t('identity.closeTitle', { name: part?.name })}
      action={t('identity.close')}
      initialValues={{ closedOn: todayInShanghai() }}
      create={close}
      onClose={leave}
    >
      {obstacles.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="k-alert"
          title={t('identity.stillInUse')}
          description={
            <ul>
              {obstacles.map((obstacle) => (
                <li key={obstacle.kind}>{say(obstacle)}</li>
              ))}
            </ul>
          }
        />
      )}
      <Form.Item
        name="closedOn"
        label={t('identity.closeFrom')}
        extra={t(part?.kind === 'post' ? 'identity.closePostHelp' : 'identity.closeUnitHelp')}
        rules={[{ required: true, message: t('identity.needed') }]}
      >
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}
