export { SandboxGateway, type SandboxOptions } from './sandbox-gateway.ts';
