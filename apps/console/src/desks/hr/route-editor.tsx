import { Button, Checkbox, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { HrKindChoicesQuery } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ListButtons } from './list-buttons.tsx';

type Choices = HrKindChoicesQuery['hrRequestKindChoices'];

const deciders = ['currentManager', 'managerAbove', 'post', 'hr', 'gm'] as const;

/** Who decides, in which order (H1). */
export function RouteEditor({ posts }: { posts: Choices['posts'] }): ReactNode {
  const t = useText();
  return (
    <Form.List name="route">
      {(steps, { add, remove, move }) => (
        <>
          <ol className="hr-steps">
            {steps.map(({ key, name }, at) => (
              <li key={key}>
                <div className="hr-part-row">
                  <Form.Item name={[name, 'decider']}>
                    <Select
                      aria-label={t('hr.stepNth', { at: at + 1 })}
                      options={deciders.map((value) => ({ value, label: t(`hr.decider.${value}`) }))}
                    />
                  </Form.Item>
                  <NamedPost at={name} posts={posts} />
                  <span className="k-grow" />
                  <ListButtons
                    at={at}
                    count={steps.length}
                    name={t('hr.stepNth', { at: at + 1 })}
                    move={move}
                    remove={remove}
                  />
                </div>
              </li>
            ))}
          </ol>
          <p>
            <Button disabled={steps.length >= 8} onClick={() => add({ decider: 'hr' })}>
              {t('hr.addStep')}
            </Button>
          </p>
        </>
      )}
    </Form.List>
  );
}

function NamedPost({ at, posts }: { at: number; posts: Choices['posts'] }): ReactNode {
  const t = useText();
  const decider = Form.useWatch(['route', at, 'decider']) as string | undefined;
  if (decider !== 'post') return null;
  return (
    <Form.Item name={[at, 'postId']}>
      <Select
        aria-label={t('hr.whichPost')}
        placeholder={t('hr.whichPost')}
        showSearch={{ optionFilterProp: 'label' }}
        options={posts.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Form.Item>
  );
}

/** Which papers are asked for (H1, H3). */
export function PapersEditor({ papers }: { papers: Choices['papers'] }): ReactNode {
  const t = useText();
  return (
    <Form.List name="papers">
      {(asked, { add, remove, move }) => (
        <>
          {asked.map(({ key, name }, at) => (
            <div key={key} className="hr-part-row">
              <Form.Item name={[name, 'type']}>
                <Select
                  aria-label={t('hr.paperNth', { at: at + 1 })}
                  placeholder={t('hr.whichPaper')}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={papers.map(({ id, title }) => ({ value: id, label: title }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'required']} valuePropName="checked">
                <Checkbox>{t('hr.paperRequired')}</Checkbox>
              </Form.Item>
              <span className="k-grow" />
              <ListButtons
                at={at}
                count={asked.length}
                name={t('hr.paperNth', { at: at + 1 })}
                move={move}
                remove={remove}
              />
            </div>
          ))}
          <Button disabled={asked.length >= 20} onClick={() => add({ required: true })}>
            {t('hr.addPaper')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
