/**
 * What a gateway offers against a message that is sent twice (X7): an idempotency key (asking again under it is harmless),
 * a look-up by our reference (one can ask whether it was taken), or neither (a person decides).
 */
export type Offer = 'key' | 'lookup' | 'none';

/** What is known after one try to send (X7). */
export type SendOutcome =
  /** The gateway took it; a few gateways tell their own reference only later. */
  | { readonly outcome: 'accepted'; readonly reference: string | null }
  /** Nothing left: the line was not there, or the gateway asked to wait. */
  | { readonly outcome: 'notSent'; readonly code: string }
  /** The gateway will never take it. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** It may have left. */
  | { readonly outcome: 'unknown'; readonly code: string };

/** What a gateway says of a message that it may have been given. */
export type Lookup =
  | { readonly outcome: 'accepted'; readonly reference: string | null }
  /** It was never taken, and will not be any more. */
  | { readonly outcome: 'absent' }
  /** The question was not answered. */
  | { readonly outcome: 'unknown'; readonly code: string };

/** One message for a gateway. */
export interface Dispatch {
  /** Idempotency key and our reference: the same for every try of one message. */
  readonly key: string;
  /** E.164. */
  readonly phone: string;
  /** The whole text, signature in front. */
  readonly text: string;
  readonly signature: string;
  /** For gateways that know templates by a code of their own and send no free text. */
  readonly templateId: string;
  readonly values: Readonly<Record<string, string>>;
}

/** How long a try may take. */
export interface Patience {
  readonly timeoutSeconds: number;
  /** By this process's monotonic clock: from here on the lease may be another worker's, and no byte may leave. */
  readonly deadline: number;
}

/** What a gateway tells us on its own account, as it came over HTTP. */
export interface Callback {
  /** As the gateway called it, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** Seconds since 1970. */
  readonly now: number;
}

/** What a gateway says became of a message. */
export interface Receipt {
  /** The gateway's reference. */
  readonly reference: string;
  /** Our key, where the gateway repeats it. */
  readonly key?: string | undefined;
  readonly status: 'delivered' | 'undelivered';
  readonly code?: string | undefined;
  readonly at: Date;
}

/** What somebody answered to a message. */
export interface Reply {
  /** E.164. */
  readonly phone: string;
  readonly text: string;
  readonly at: Date;
}

/** A callback that was understood, and the answer that the gateway expects. */
export interface Told {
  readonly receipts: readonly Receipt[];
  readonly replies: readonly Reply[];
  readonly answer: { readonly type: string; readonly body: string };
}

/** The port that every gateway is reached through (X7). */
export interface Gateway {
  /** Whether it can send a template at all. */
  carries(templateId: string): boolean;
  /** Sends one message. Never throws: whatever happens is an outcome. */
  send(dispatch: Dispatch, patience: Patience): Promise<SendOutcome>;
  /** Asks whether a message was taken. Says `absent` only where the gateway's word for that can be relied on. Never throws. */
  find(dispatch: Dispatch, since: Date, patience: Patience): Promise<Lookup>;
  /** Reads what the gateway tells us; it is believed only under its signature, or its token where it signs nothing. */
  hear(callback: Callback): Told | 'notGenuine' | 'notUnderstood';
  /** Ends the connections. */
  close(): Promise<void>;
}

/** A template as a gateway knows it. */
export interface RegisteredTemplate {
  readonly code: string;
  /** Our placeholders in the order of the gateway's; gateways that take them by name leave it empty. */
  readonly order: readonly string[];
}

/** What an adapter is made from. */
export interface GatewayAccount {
  readonly name: string;
  readonly url: string;
  readonly signature: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly templates: ReadonlyMap<string, RegisteredTemplate>;
  /** Where the gateway reaches us. */
  readonly callbackUrl: string;
}
