import type { Schema } from '@kefu/platform/database';

export const officeMigrations: Schema['migrations'] = [];
