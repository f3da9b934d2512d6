import { Readable } from 'node:stream';
import { currentActor } from '@kefu/platform/context';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RiskFile } from '../file/risk-file.types.ts';
import { type RiskFileOutcome, RiskImportService } from '../file/risk-import.service.ts';
import { RiskMarkets } from '../market/risk-markets.ts';
import { ImportRiskFileInput, RiskRunsArgs } from './risk-run.input.ts';
import {
  ImportRiskFileResult,
  RiskFileRefused,
  RiskRunConnection,
  RiskRunRecord,
  RiskWaiting,
} from './risk-run.types.ts';
import { RiskRunViewService } from './risk-run-view.service.ts';

@Resolver()
export class RiskRunResolver {
  readonly #imports: RiskImportService;
  readonly #view: RiskRunViewService;
  readonly #markets: RiskMarkets;
  readonly #files: FileStore;

  constructor(imports: RiskImportService, view: RiskRunViewService, markets: RiskMarkets, files: FileStore) {
    this.#imports = imports;
    this.#view = view;
    this.#markets = markets;
    this.#files = files;
  }

  @Permit('risk.read')
  @Query(() => RiskRunConnection, { description: 'Risk runs, the latest trading day first (T9)' })
  riskRuns(@Args() args: RiskRunsArgs): Promise<RiskRunConnection> {
    return this.#view.page(args);
  }

  @Permit('risk.read')
  @Query(() => RiskRunRecord, { nullable: true, description: 'One risk run with all that its page shows (T9)' })
  async riskRun(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<RiskRunRecord | null> {
    return (await this.#view.one(id)) ?? null;
  }

  @Permit('risk.read')
  @Query(() => RiskWaiting, { description: 'What waits at the risk desk now (T9, T11)' })
  riskWaiting(): Promise<RiskWaiting> {
    return this.#view.waiting();
  }

  @Permit('risk.read')
  @Query(() => [RiskFile], {
    description: 'Files of the last week that belong to no run: brought on a day without trading; at most 50 (T9)',
  })
  riskStrayFiles(): Promise<RiskFile[]> {
    return this.#view.strays();
  }

  @Permit('risk.import')
  @Mutation(() => ImportRiskFileResult, {
    description: 'Takes today’s risk file of a market and screens it, or refuses it whole (T9)',
  })
  async importRiskFile(@Args('input') input: ImportRiskFileInput): Promise<typeof ImportRiskFileResult> {
    if (!(await this.#markets.exists(input.marketId))) return NotFound.of('market');
    if (input.text != null) {
      const content = Readable.from([Buffer.from(input.text)]);
      return this.#answer(await this.#imports.take({ marketId: input.marketId, name: 'GraphQL', content }));
    }
    const file = input.fileId ? await this.#files.find(input.fileId) : null;
    if (file?.uploadedBy !== currentActor().id)
      return InvalidInput.at('fileId', 'REQUIRED', 'a file that was uploaded');
    const content = await this.#files.open(file.id);
    return this.#answer(await this.#imports.take({ marketId: input.marketId, name: file.name, content }));
  }

  async #answer(outcome: RiskFileOutcome): Promise<typeof ImportRiskFileResult> {
    if (outcome.taken) return (await this.#view.one(outcome.runId)) ?? NotFound.of('risk run');
    const file = await this.#view.file(outcome.fileId);
    return Object.assign(new RiskFileRefused(), { file, runId: outcome.runId });
  }
}
