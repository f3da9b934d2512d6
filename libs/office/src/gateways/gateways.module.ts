import { Global, Module } from '@nestjs/common';
import './gateway.permissions.ts';
import { GatewayResolver } from './gateway.resolver.ts';
import { GatewayService } from './gateway.service.ts';
import { GatewayAccounts } from './gateway-accounts.ts';
import { GatewayRoutes } from './gateway-routes.ts';
import { RoutingService } from './routing.service.ts';

/** The gateways that messages leave through (X7). */
@Global()
@Module({
  providers: [GatewayAccounts, GatewayRoutes, GatewayService, RoutingService, GatewayResolver],
  exports: [GatewayAccounts, GatewayRoutes],
})
export class GatewaysModule {}
