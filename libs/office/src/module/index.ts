export { OfficeModule } from './office.module.ts';
