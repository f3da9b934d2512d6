export { type Adapter, type AdapterKind, adapters } from './adapters.ts';
export { type Fares, tellBreaker, usableSql } from './breaker.ts';
export type {
  Callback,
  Dispatch,
  Gateway,
  Lookup,
  Offer,
  Patience,
  Receipt,
  Reply,
  SendOutcome,
  Told,
} from './gateway.ts';
export { GatewayAccounts, type LiveGateway } from './gateway-accounts.ts';
export { GatewayRoutes, type Switchboard } from './gateway-routes.ts';
export { GatewaysModule } from './gateways.module.ts';
export { HttpGateway } from './http-gateway.ts';
export { HttpLine, type LineRequest, type LineResult } from './http-line.ts';
export { signatureHeader, signReceipt } from './receipt-signature.ts';
