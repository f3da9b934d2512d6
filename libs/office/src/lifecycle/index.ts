export { CaseEntity } from './case.entity.ts';
export { LifecycleModule } from './lifecycle.module.ts';
export { AvailableTransition, BlockingReason, CaseFacts, CaseState, TransitionBlocked } from './lifecycle.types.ts';
export { BindsLifecycles, type LifecycleBinding, type LifecycleCase, type Reason } from './lifecycle-binding.ts';
export {
  allLifecycles,
  defineLifecycle,
  type LifecycleDefinition,
  type LifecycleState,
  type LifecycleTransition,
  type LifecycleVersion,
} from './lifecycle-definition.ts';
export { availableTransitions, caseState, stateTitle } from './lifecycle-view.ts';
export { Lifecycles, type Move, type Moved, type MoveFailure } from './lifecycles.ts';
export { MoveInput } from './move.input.ts';
