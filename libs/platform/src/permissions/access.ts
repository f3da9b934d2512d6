import { SetMetadata } from '@nestjs/common';

/** What an operation demands of its caller. */
export type Access = { kind: 'public' } | { kind: 'signedIn' } | { kind: 'permission'; permission: string };

export const accessMetadata = 'kefu:access';

/** Only callers with this permission; the rows they reach are narrowed by `rowScope`. */
export const Permit = (permission: string): MethodDecorator =>
  SetMetadata<string, Access>(accessMetadata, { kind: 'permission', permission });

/** Any signed-in person, about themselves. */
export const SignedIn = (): MethodDecorator => SetMetadata<string, Access>(accessMetadata, { kind: 'signedIn' });

/** Anyone, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata<string, Access>(accessMetadata, { kind: 'public' });
