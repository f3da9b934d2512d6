import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { contextIfAny } from '../context/index.ts';
import { KefuError } from '../errors/index.ts';
import { type Access, accessMetadata } from './access.ts';

/** Denies by default: an operation that declares nothing is refused to everyone. */
@Injectable()
export class PermissionGuard implements CanActivate {
  readonly #reflector: Reflector;

  constructor(reflector: Reflector) {
    this.#reflector = reflector;
  }

  canActivate(execution: ExecutionContext): boolean {
    const access = this.#reflector.get<Access | undefined>(accessMetadata, execution.getHandler());
    if (!access) throw new KefuError('FORBIDDEN', 'The operation declares no permission');
    if (access.kind === 'public') return true;
    const actor = contextIfAny()?.actor;
    if (!actor) throw new KefuError('UNAUTHENTICATED', 'Sign in, or send an API key');
    if (access.kind === 'signedIn') {
      if (actor.kind !== 'person') throw new KefuError('FORBIDDEN', 'Only for people');
      return true;
    }
    if (!actor.grants.get(access.permission)) {
      throw new KefuError('FORBIDDEN', `Needs the permission ${access.permission}`, { permission: access.permission });
    }
    return true;
  }
}
