export {
  type CellFault,
  type FaultText,
  type ImportColumn,
  type ImportKind,
  ImportKinds,
  type ImportOption,
  type ReadRow,
  type RowReader,
  type StagedValue,
} from './import-kind.ts';
export { type ImportMode, ImportRun, type ImportState } from './import-run.entity.ts';
export { ImportRunner } from './import-runner.ts';
