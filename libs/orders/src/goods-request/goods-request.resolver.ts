import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GoodsRequestService } from './goods-request.service.ts';
import {
  Diversion,
  GoodsRequest,
  GoodsRequestConnection,
  GoodsRequestLine,
  GoodsRequestResult,
  GoodsRequestsArgs,
  RecordConsentInput,
  RequestGoodsInput,
} from './goods-request.types.ts';
import { GoodsRequestViewService } from './goods-request-view.service.ts';

@Resolver()
export class GoodsRequestResolver {
  readonly #requests: GoodsRequestService;
  readonly #view: GoodsRequestViewService;

  constructor(requests: GoodsRequestService, view: GoodsRequestViewService) {
    this.#requests = requests;
    this.#view = view;
  }

  @Permit('goodsRequest.read')
  @Query(() => GoodsRequestConnection, { description: 'Goods beside the orders, the latest first (F5, F7, F10)' })
  goodsRequests(@Args() args: GoodsRequestsArgs): Promise<GoodsRequestConnection> {
    return this.#view.page(args);
  }

  @Permit('goodsRequest.read')
  @Query(() => GoodsRequest, { nullable: true, description: 'One request (F5, F7, F10)' })
  goodsRequest(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<GoodsRequest | null> {
    return this.#view.request(id);
  }

  @Permit('goodsRequest.read')
  @Query(() => [GoodsRequestLine], { description: 'The SKUs of a request' })
  goodsRequestLines(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<GoodsRequestLine[]> {
    return this.#view.lines(id);
  }

  @Permit('goodsRequest.read')
  @Query(() => [Diversion], { description: 'Whose goods an own store got instead (F7)' })
  diversions(@Args('requestId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Diversion[]> {
    return this.#view.diversions(id);
  }

  @Permit('goodsRequest.ask')
  @Mutation(() => GoodsRequestResult, {
    description:
      'Asks for goods beside the orders; another person approves, but for free goods to an own store (F5, F7, F10)',
  })
  requestGoods(@Args('input') input: RequestGoodsInput): Promise<typeof GoodsRequestResult> {
    return this.#requests.request(input);
  }

  @Permit('goodsRequest.ask')
  @Mutation(() => GoodsRequestResult, { description: 'Keeps who of the franchisee agreed to other goods (F10)' })
  recordConsent(@Args('input') input: RecordConsentInput): Promise<typeof GoodsRequestResult> {
    return this.#requests.recordConsent(input);
  }
}
