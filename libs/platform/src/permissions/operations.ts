import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type Access, accessMetadata } from './access.ts';
import { allPermissions } from './permission.ts';

/** One thing that a caller can ask for. */
export interface Operation {
  /** `Query.traders`, `POST files`. */
  readonly name: string;
  readonly access: Access | undefined;
  /** The method that does it. */
  readonly handler: () => unknown;
}

// What @nestjs/graphql marks resolver methods with; it does not export the names.
const resolverType = 'graphql:resolver_type';
const resolverName = 'graphql:resolver_name';
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

/** Lists every operation of the process and what it demands; refuses to boot when one demands nothing. */
@Injectable()
export class Operations implements OnApplicationBootstrap {
  readonly #discovery: DiscoveryService;
  readonly #scanner: MetadataScanner;
  readonly #reflector: Reflector;

  constructor(discovery: DiscoveryService, scanner: MetadataScanner, reflector: Reflector) {
    this.#discovery = discovery;
    this.#scanner = scanner;
    this.#reflector = reflector;
  }

  /** Every GraphQL root field and REST route, by name. */
  list(): Operation[] {
    const found: Operation[] = [];
    for (const wrapper of [...this.#discovery.getProviders(), ...this.#discovery.getControllers()]) {
      const prototype: unknown = wrapper.metatype?.prototype;
      if (typeof prototype !== 'object' || prototype === null) continue;
      for (const key of this.#scanner.getAllMethodNames(prototype)) {
        const handler = (prototype as Record<string, unknown>)[key];
        if (typeof handler !== 'function') continue;
        const name = this.#operationName(wrapper.metatype as new () => object, handler as () => unknown, key);
        if (name)
          found.push({
            name,
            access: this.#reflector.get<Access>(accessMetadata, handler as () => unknown),
            handler: handler as () => unknown,
          });
      }
    }
    return found.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  onApplicationBootstrap(): void {
    for (const { name, access } of this.list()) {
      if (!access) throw new Error(`${name} declares no permission`);
      if (access.kind === 'permission' && !allPermissions().has(access.permission)) {
        throw new Error(`${name} demands ${access.permission}, which is not declared`);
      }
    }
  }

  #operationName(type: new () => object, handler: () => unknown, key: string): string | undefined {
    const root = this.#reflector.get<string | undefined>(resolverType, handler);
    if (root === 'Query' || root === 'Mutation' || root === 'Subscription') {
      return `${root}.${this.#reflector.get<string | undefined>(resolverName, handler) ?? key}`;
    }
    const path = this.#reflector.get<string | undefined>(PATH_METADATA, handler);
    if (path === undefined) return undefined;
    const method = this.#reflector.get<number | undefined>('method', handler) ?? 0;
    const base = this.#reflector.get<string | undefined>(PATH_METADATA, type) ?? '';
    return `${methods[method] ?? 'GET'} ${[base, path]
      .map((part) => part.replace(/^\/|\/$/g, ''))
      .filter(Boolean)
      .join('/')}`;
  }
}
