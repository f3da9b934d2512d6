import { FaultyGateway, type FaultyGatewayOptions } from './faulty-gateway.ts';

/** The faulty gateway as a process of its own: what it accepted survives whatever happens to everybody else. */
const options = JSON.parse(process.argv[2] ?? '') as FaultyGatewayOptions;
const gateway = new FaultyGateway(options);
const url = await gateway.start();
process.send?.({ url });
setInterval(() => process.send?.(gateway.counts()), 20);
process.on('disconnect', () => process.exit(0));
