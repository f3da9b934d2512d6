import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ConfirmImportInput, MapImportInput, StartImportInput } from './import.input.ts';
import { ImportHasFaults, ImportRunResult, SameFileBefore, StartImportResult } from './import.types.ts';
import { ImportRun } from './import-run.entity.ts';
import { ImportRunService, type RunStep } from './import-run.service.ts';
import { ImportViewService } from './import-view.service.ts';

/** The steps of an import that a person takes. */
@Resolver()
export class ImportRunResolver {
  readonly #runs: ImportRunService;
  readonly #view: ImportViewService;

  constructor(runs: ImportRunService, view: ImportViewService) {
    this.#runs = runs;
    this.#view = view;
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
