export { comesFromUs, hardenServer } from './harden.ts';
export { OpenapiController } from './openapi.controller.ts';
export { Describe, type RestDescription } from './openapi.ts';
export { RestModule } from './rest.module.ts';
