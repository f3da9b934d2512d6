export { comesFromUs, hardenServer } from './harden.ts';
export { RestModule } from './rest.module.ts';
