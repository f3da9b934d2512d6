import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ImportFaultsArgs, ImportRunsArgs } from './import.input.ts';
import {
  ImportFaultConnection,
  ImportFaultCount,
  ImportKindType,
  ImportRunConnection,
  ImportRunType,
} from './import.types.ts';
import { ImportKinds } from './import-kind.ts';
import { ImportRunService } from './import-run.service.ts';
import { ImportViewService } from './import-view.service.ts';

/** Imports as people look at them. */
@Resolver()
export class ImportResolver {
  readonly #runs: ImportRunService;
  readonly #view: ImportViewService;
  readonly #kinds: ImportKinds;

  constructor(runs: ImportRunService, view: ImportViewService, kinds: ImportKinds) {
    this.#runs = runs;
    this.#view = view;
    this.#kinds = kinds;
  }

  @Permit('import.run')
  @Query(() => [ImportKindType], { description: 'What the caller may import (X5)' })
  importKinds(): ImportKindType[] {
    const reachable = this.#kinds.all().filter(({ key }) => this.#runs.reachable(key));
    return reachable.map((kind) => this.#view.kind(kind));
  }

  @Permit('import.run')
  @Query(() => ImportRunType, { nullable: true, description: 'One import; ask again while it is read (X5)' })
  async importRun(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<ImportRunType | null> {
    const run = await this.#view.find(id);
    return run && this.#view.run(run);
  }

  @Permit('import.run')
  @Query(() => ImportRunConnection, { description: 'Imports of a kind, the newest first (X5)' })
  importRuns(@Args() args: ImportRunsArgs): Promise<ImportRunConnection> {
    return this.#view.list(args.kind, args);
  }

  @Permit('import.run')
  @Query(() => ImportFaultConnection, { nullable: true, description: 'What is wrong with which cell, by line (X5)' })
  async importFaults(@Args() args: ImportFaultsArgs): Promise<ImportFaultConnection | null> {
    const run = await this.#view.find(args.runId);
    return run && this.#view.faults(run, args.code ?? null, args);
  }

  @Permit('import.run')
  @Query(() => [ImportFaultCount], { description: 'How often which fault was found, the most frequent first (X5)' })
  async importFaultCounts(
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
  ): Promise<ImportFaultCount[]> {
    const run = await this.#view.find(runId);
    return run ? this.#view.faultCounts(run) : [];
  }
}
