export { OrdersModule } from './orders.module.ts';
export { ordersSchema } from './orders.schema.ts';
