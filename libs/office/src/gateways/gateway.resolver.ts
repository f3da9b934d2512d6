import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { adapters } from './adapters.ts';
import { GatewayService } from './gateway.service.ts';
import { GatewayAdapter, MessageGateway, MessageGatewayInput, MessageGatewayResult } from './gateway.types.ts';
import {
  GatewayRoute,
  GatewayRoutesInput,
  GatewayRoutingResult,
  GatewayTestResult,
  TestGatewayInput,
} from './gateway-route.types.ts';
import { RoutingService } from './routing.service.ts';

@Resolver()
export class GatewayResolver {
  readonly #gateways: GatewayService;
  readonly #routing: RoutingService;

  constructor(gateways: GatewayService, routing: RoutingService) {
    this.#gateways = gateways;
    this.#routing = routing;
  }

  @Permit('gateway.read')
  @Query(() => [MessageGateway], { description: 'The gateways that messages leave by; never their secrets (X7)' })
  messageGateways(): Promise<MessageGateway[]> {
    return this.#gateways.list();
  }

  @Permit('gateway.read')
  @Query(() => [GatewayAdapter], { description: 'How gateways can be spoken to, and what each asks for (X7)' })
  gatewayAdapters(): GatewayAdapter[] {
    return Object.entries(adapters).map(([key, { offers, settings, secrets, registersTemplates, url }]) => ({
      key,
      offers: [...offers],
      settings: Object.keys(settings),
      secrets: [...secrets],
      registersTemplates,
      url: url ?? null,
    }));
  }

  @Permit('gateway.read')
  @Query(() => [GatewayRoute], { description: 'Which gateways messages take, the first rule that fits first (X7)' })
  gatewayRoutes(): Promise<GatewayRoute[]> {
    return this.#routing.rules();
  }

  @Permit('gateway.settings')
  @Mutation(() => MessageGatewayResult, { description: 'Sets a gateway up, or changes it; secrets only go in (X7)' })
  saveMessageGateway(@Args('input') input: MessageGatewayInput): Promise<typeof MessageGatewayResult> {
    return this.#gateways.save(input);
  }

  @Permit('gateway.settings')
  @Mutation(() => GatewayRoutingResult, { description: 'Replaces the routing rules (X7)' })
  setGatewayRoutes(@Args('input') input: GatewayRoutesInput): Promise<typeof GatewayRoutingResult> {
    return this.#routing.replace(input);
  }

  @Permit('gateway.settings')
  @Mutation(() => GatewayTestResult, { description: 'Sends one test message by a gateway, outside of the ledger (X7)' })
  testMessageGateway(@Args('input') input: TestGatewayInput): Promise<typeof GatewayTestResult> {
    return this.#routing.test(input);
  }
}
