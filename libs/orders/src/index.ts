export { bookDispatch, NotCovered } from './dispatch/dispatch-booking.ts';
export { type DispatchKind, type DispatchSource, dispatchKinds } from './dispatch/dispatch-kinds.ts';
export { OrdersModule } from './orders.module.ts';
export { ordersSchema } from './orders.schema.ts';
