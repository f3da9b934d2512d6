import type { Schema } from '@kefu/platform/database';
import { Calendar20261123182500 } from './20261123182500-calendar.ts';

export const officeMigrations: Schema['migrations'] = [Calendar20261123182500];
