import { allQueues } from '@kefu/platform/jobs';
import { allPermissions } from '@kefu/platform/permissions';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { bindingMetadata, type LifecycleBinding } from './lifecycle-binding.ts';
import { allLifecycles, type LifecycleDefinition } from './lifecycle-definition.ts';

/** Finds the bindings among the providers of the process; refuses to boot when a lifecycle asks for what is not there. */
@Injectable()
export class LifecycleBindings implements OnModuleInit {
  readonly #discovery: DiscoveryService;
  readonly #reflector: Reflector;
  readonly #bindings = new Map<string, LifecycleBinding>();

  constructor(discovery: DiscoveryService, reflector: Reflector) {
    this.#discovery = discovery;
    this.#reflector = reflector;
  }

  /** What a desk bound to a lifecycle. */
  of(key: string): LifecycleBinding {
    return this.#bindings.get(key) ?? {};
  }

  onModuleInit(): void {
    for (const { metatype, instance } of this.#discovery.getProviders()) {
      if (typeof metatype !== 'function') continue;
      for (const key of this.#reflector.get<readonly string[] | undefined>(bindingMetadata, metatype) ?? []) {
        if (this.#bindings.has(key)) throw new Error(`Lifecycle ${key} is bound twice`);
        this.#bindings.set(key, instance as LifecycleBinding);
      }
    }
    const faults = [...allLifecycles().values()].flatMap((definition) => this.#faults(definition));
    for (const key of this.#bindings.keys()) {
      if (!allLifecycles().has(key)) faults.push(`${key} is bound and not declared`);
    }
    if (faults.length > 0) throw new Error(`Lifecycles: ${faults.join('; ')}`);
  }

  #faults({ key, versions, readPermission }: LifecycleDefinition): string[] {
    const { guards = {}, entered = {} } = this.of(key);
    const transitions = versions.flatMap((version) => Object.values(version.transitions));
    const permissions = transitions.flatMap(({ permission }) => permission ?? []);
    const states = new Set(versions.flatMap((version) => Object.keys(version.states)));
    return [
      ...transitions.flatMap(({ guards: names = [] }) => names.filter((name) => !guards[name])),
      ...Object.keys(entered).filter((state) => !states.has(state)),
      ...[readPermission, ...permissions].filter((permission) => !allPermissions().has(permission)),
      ...transitions.flatMap(({ effects = [] }) =>
        effects.flatMap(({ queue }) => (allQueues().has(queue) ? [] : queue)),
      ),
    ].map((name) => `${key} knows no ${name}`);
  }
}
