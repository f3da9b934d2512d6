import { LetterIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Templates of letters; the letters themselves stand with what they are about (X6). */
export const letters: Desk = {
  key: 'letters',
  group: 'office',
  pages: [
    {
      path: 'letter-templates',
      permission: 'letterTemplate.read',
      title: 'letters.templates',
      rail: { icon: <LetterIcon /> },
      load: () => import('./templates.page.tsx'),
    },
    {
      path: 'letter-templates/new',
      permission: 'letterTemplate.write',
      title: 'letters.new',
      load: () => import('./new-template.page.tsx'),
    },
    {
      path: 'letter-templates/:id',
      permission: 'letterTemplate.read',
      title: 'letters.template',
      load: () => import('./template.page.tsx'),
    },
  ],
  commands: [{ title: 'letters.new', permission: 'letterTemplate.write', to: '/letter-templates/new' }],
  cards: [{ key: 'letters', permission: 'letterTemplate.approve', load: () => import('./letters.card.tsx') }],
};
