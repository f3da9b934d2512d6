import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { currentActor } from '../context/index.ts';
import { KefuError, NotFound } from '../errors/index.ts';
import { Permit } from '../permissions/index.ts';
import { ApiKeyService } from './api-key.service.ts';
import { ApiKeyType, CreateApiKeyInput, CreateApiKeyResult, RevokeApiKeyResult } from './api-key.types.ts';
import { uuidOr } from './uuid.ts';

@Resolver()
export class ApiKeyResolver {
  readonly #keys: ApiKeyService;

  constructor(keys: ApiKeyService) {
    this.#keys = keys;
  }

  @Permit('apiKey.manage')
  @Query(() => [ApiKeyType], { description: 'Integrations’ keys, the newest first (X10)' })
  apiKeys(): Promise<ApiKeyType[]> {
    return this.#keys.list();
  }

  @Permit('apiKey.manage')
  @Mutation(() => CreateApiKeyResult, { description: 'Makes a key; its secret is shown this once' })
  createApiKey(@Args('input') input: CreateApiKeyInput): Promise<typeof CreateApiKeyResult> {
    // A key that makes keys would outlive its own revocation.
    if (currentActor().kind !== 'person') throw new KefuError('FORBIDDEN', 'Only people make keys');
    return this.#keys.create(input);
  }

  @Permit('apiKey.manage')
  @Mutation(() => RevokeApiKeyResult, { description: 'Revokes a key at once' })
  async revokeApiKey(@Args('id', { type: () => ID }) id: string): Promise<typeof RevokeApiKeyResult> {
    return (await uuidOr(id, undefined, () => this.#keys.revoke(id))) ?? NotFound.of('API key');
  }
}
