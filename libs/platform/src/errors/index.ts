export {
  ChangedMeanwhile,
  Failure,
  FieldProblem,
  fieldProblem,
  InvalidInput,
  NotFound,
  WrongState,
} from './failure.ts';
export { givenReason, reasonMissing } from './given-reason.ts';
export { refuseInput } from './input-problems.ts';
export { type ErrorCode, errorStatus, KefuError } from './kefu-error.ts';
export { placeOf, refusalOf, refuse } from './refusal.ts';
export { SeenInput } from './seen.input.ts';
