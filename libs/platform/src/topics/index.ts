export { TopicsModule } from './topics.module.ts';
export { topicsPermissions } from './topics.permissions.ts';
export { type Announcement, Topics } from './topics.ts';
