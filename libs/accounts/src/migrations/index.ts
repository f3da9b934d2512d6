import type { Schema } from '@kefu/platform/database';

export const accountsMigrations: Schema['migrations'] = [];
