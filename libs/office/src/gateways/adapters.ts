import { AliyunGateway } from './aliyun-gateway.ts';
import type { Gateway, GatewayAccount, Offer } from './gateway.ts';
import { HttpGateway } from './http-gateway.ts';
import { TencentGateway } from './tencent-gateway.ts';
import { TwilioGateway } from './twilio-gateway.ts';

/** How a gateway is spoken to. */
export type Adapter = 'sandbox' | 'http' | 'aliyun' | 'tencent' | 'twilio';

/** What an adapter is and asks for. */
export interface AdapterKind {
  readonly make: (account: GatewayAccount) => Gateway;
  /** Its usual address; undefined where there is none. */
  readonly url: string | undefined;
  /** What it may offer; where there is more than one, the account says which. */
  readonly offers: readonly [Offer, ...Offer[]];
  /** Names of its open settings; those with `true` must be given. */
  readonly settings: Readonly<Record<string, boolean>>;
  /** Names of its secrets, all needed. */
  readonly secrets: readonly string[];
  /** Whether it sends only templates that it has registered. */
  readonly registersTemplates: boolean;
}

const http = {
  make: (account: GatewayAccount) => new HttpGateway(account),
  url: undefined,
  offers: ['key', 'lookup', 'none'],
  settings: { path: false, body: false, reference: false, keyHeader: false, lookupPath: false, absent: false },
  registersTemplates: false,
} as const;

/** Every adapter of the house. */
export const adapters: Readonly<Record<Adapter, AdapterKind>> = {
  sandbox: { ...http, secrets: [] },
  http: { ...http, secrets: ['token', 'receiptSecret'] },
  aliyun: {
    make: (account) => new AliyunGateway(account),
    url: 'https://dysmsapi.aliyuncs.com',
    offers: ['lookup'],
    settings: {},
    secrets: ['accessKeyId', 'accessKeySecret', 'receiptToken'],
    registersTemplates: true,
  },
  tencent: {
    make: (account) => new TencentGateway(account),
    url: 'https://sms.tencentcloudapi.com',
    offers: ['none'],
    settings: { sdkAppId: true, region: false },
    secrets: ['secretId', 'secretKey', 'receiptToken'],
    registersTemplates: true,
  },
  twilio: {
    make: (account) => new TwilioGateway(account),
    url: 'https://api.twilio.com',
    offers: ['none'],
    settings: { accountSid: true, from: false, messagingServiceSid: false },
    secrets: ['authToken'],
    registersTemplates: false,
  },
};
