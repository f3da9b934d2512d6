export { type AllocationRules, allocate, allocationModes, type Demand, type Share } from './allocation/allocation.ts';
export { proposeMemory, proposeSql } from './allocation/allocation-run.sql.ts';
export { consolidateSql } from './consolidation/consolidation.sql.ts';
export { DemoBrand } from './demo/demo-brand.ts';
export { bookDispatch, NotCovered } from './dispatch/dispatch-booking.ts';
export { type DispatchKind, type DispatchSource, dispatchKinds } from './dispatch/dispatch-kinds.ts';
export { FormReading } from './intake/form-reading.ts';
export { OrdersModule } from './orders.module.ts';
export { ordersSchema } from './orders.schema.ts';
