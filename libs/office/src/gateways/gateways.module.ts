import { Global, Module } from '@nestjs/common';
import { GatewayAccounts } from './gateway-accounts.ts';

/** The gateways that messages leave through (X7). */
@Global()
@Module({ providers: [GatewayAccounts], exports: [GatewayAccounts] })
export class GatewaysModule {}
