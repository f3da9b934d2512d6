export { ChangedMeanwhile, Failure, FieldProblem, InvalidInput, NotFound, WrongState } from './failure.ts';
export { type ErrorCode, errorStatus, KefuError } from './kefu-error.ts';
