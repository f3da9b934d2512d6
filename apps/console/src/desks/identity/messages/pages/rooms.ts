import type audit from './audit/zh-Hant.ts';
import type people from './people/zh-Hant.ts';
import type permissions from './permissions/zh-Hant.ts';

/** The words of the identity desk’s pages, room by room. */
export type IdentityPageWords = typeof audit & typeof people & typeof permissions;
