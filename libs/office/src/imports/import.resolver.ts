import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  ConfirmImportInput,
  ImportFaultsArgs,
  ImportRunsArgs,
  MapImportInput,
  StartImportInput,
} from './import.input.ts';
import {
  ImportFaultConnection,
  ImportFaultCount,
  ImportHasFaults,
  ImportKindType,
  ImportRunConnection,
  ImportRunResult,
  ImportRunType,
  SameFileBefore,
  StartImportResult,
} from './import.types.ts';
import { ImportKinds } from './import-kind.ts';
import { ImportRun } from './import-run.entity.ts';
import { ImportRunService, type RunStep } from './import-run.service.ts';
import { ImportViewService } from './import-view.service.ts';

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

  @Permit('import.run')
  @Mutation(() => StartImportResult, { description: 'Begins an import with an uploaded file (X5)' })
  async startImport(@Args('input') input: StartImportInput): Promise<typeof StartImportResult> {
    const started = await this.#runs.start(input);
    if (started instanceof ImportRun) return this.#view.run(started);
    if (!('before' in started)) return started;
    const message = 'The very same file was imported before';
    return Object.assign(new SameFileBefore(), { code: 'SAME_FILE', message, run: this.#view.run(started.before) });
  }

  @Permit('import.run')
  @Mutation(() => ImportRunResult, { description: 'Says what the columns are; the file is read again (X5)' })
  async mapImport(@Args('input') input: MapImportInput): Promise<typeof ImportRunResult> {
    return this.#result(await this.#runs.map(input));
  }

  @Permit('import.run')
  @Mutation(() => ImportRunResult, { description: 'Takes the rows over: all of them, or those without a fault (X5)' })
  async confirmImport(@Args('input') input: ConfirmImportInput): Promise<typeof ImportRunResult> {
    const step = await this.#runs.confirm(input);
    if (!('faultyCount' in step) || step instanceof ImportRun) return this.#result(step);
    const message = `${step.faultyCount} rows have faults`;
    return Object.assign(new ImportHasFaults(), { code: 'HAS_FAULTS', message, faultyCount: step.faultyCount });
  }

  @Permit('import.run')
  @Mutation(() => ImportRunResult, { description: 'Gives an import up before anything was taken over (X5)' })
  async cancelImport(
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<typeof ImportRunResult> {
    return this.#result(await this.#runs.cancel(runId, version));
  }

  #result(step: RunStep): typeof ImportRunResult {
    return step instanceof ImportRun ? this.#view.run(step) : step;
  }
}
