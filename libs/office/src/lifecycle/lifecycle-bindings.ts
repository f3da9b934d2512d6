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
    const faults: string[] = [];
    for (const { metatype, instance } of this.#discovery.getProviders()) {
      if (typeof metatype !== 'function') continue;
      const keys = this.#reflector.get<readonly string[] | undefined>(bindingMetadata, metatype);
      if (!keys) continue;
      const binding = instance as LifecycleBinding;
      for (const key of keys) {
        if (this.#bindings.has(key)) faults.push(`${key} is bound twice`);
        if (!allLifecycles().has(key)) faults.push(`${key} is bound and not declared`);
        this.#bindings.set(key, binding);
      }
      const states = keys.flatMap((key) =>
        allLifecycles()
          .get(key)
          ?.versions.flatMap((each) => Object.keys(each.states)),
      );
      for (const state of Object.keys(binding.entered ?? {})) {
        if (!states.includes(state)) faults.push(`${keys.join(', ')} know no ${state}`);
      }
    }
    faults.push(...[...allLifecycles().values()].flatMap((definition) => this.#faults(definition)));
    if (faults.length > 0) throw new Error(`Lifecycles: ${faults.join('; ')}`);
  }

  #faults({ key, versions, readPermission }: LifecycleDefinition): string[] {
    const { guards = {} } = this.of(key);
    const transitions = versions.flatMap((version) => Object.values(version.transitions));
    const permissions = transitions.flatMap(({ permission }) => permission ?? []);
    return [
      ...transitions.flatMap(({ guards: names = [] }) => names.filter((name) => !guards[name])),
      ...[readPermission, ...permissions].filter((permission) => !allPermissions().has(permission)),
      ...transitions.flatMap(({ effects = [] }) =>
        effects.flatMap(({ queue }) => (allQueues().has(queue) ? [] : queue)),
      ),
    ].map((name) => `${key} knows no ${name}`);
  }
}
