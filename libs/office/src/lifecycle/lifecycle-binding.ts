import type { Text } from '@kefu/platform/language';
import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A case, as far as its lifecycle is concerned. */
export interface LifecycleCase {
  readonly id: string;
  readonly lifecycle: string;
  readonly lifecycleVersion: number;
  readonly state: string;
  readonly version: number;
  readonly branchId: string | null;
  readonly teamId: string | null;
  readonly ownerId: string | null;
}

/** Why a transition is not available: a code for callers, a sentence for people. */
export interface Reason {
  readonly code: string;
  readonly text: Text;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a desk knows of its lifecycles that is no data. */
export interface LifecycleBinding {
  /** Guard → what stands in the way, everything at once; nothing lets the case pass. Only reads. */
  readonly guards?: Readonly<Record<string, (tx: EntityManager, subject: LifecycleCase) => Promise<readonly Reason[]>>>;
  /** State → what the desk writes in the very transaction that enters it. What leaves the database is an effect. */
  readonly entered?: Readonly<Record<string, (tx: EntityManager, subject: LifecycleCase) => Promise<void>>>;
}

export const bindingMetadata = 'kefu:lifecycle-binding';

/** Marks a provider as the {@link LifecycleBinding} of lifecycles, by their keys. */
export const BindsLifecycles = (...keys: readonly string[]): ClassDecorator => SetMetadata(bindingMetadata, keys);
