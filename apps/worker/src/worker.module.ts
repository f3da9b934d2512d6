import { AccountsModule, accountsSchema } from '@kefu/accounts';
import { FranchiseModule, franchiseSchema } from '@kefu/franchise';
import { HrRequestsModule, hrRequestsSchema } from '@kefu/hr-requests';
import { InventoryModule, inventorySchema } from '@kefu/inventory';
import { MortgageModule, mortgageSchema } from '@kefu/mortgage';
import { OfficeModule } from '@kefu/office/module';
import { OrdersModule, ordersSchema } from '@kefu/orders';
import { AuditModule } from '@kefu/platform/audit';
import { ConfigModule, type Settings } from '@kefu/platform/config';
import { CryptoModule } from '@kefu/platform/crypto';
import { DatabaseModule } from '@kefu/platform/database';
import { FilesModule } from '@kefu/platform/files';
import { IdempotencyModule } from '@kefu/platform/idempotency';
import { IdentityModule } from '@kefu/platform/identity';
import { JobsModule } from '@kefu/platform/jobs';
import { TopicsModule } from '@kefu/platform/topics';
import { RiskModule, riskSchema } from '@kefu/risk';
import { type DynamicModule, Module } from '@nestjs/common';

/** The worker: the same desks as the API, without a door to the outside; composition only. */
@Module({})
export class WorkerModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.of(settings),
        DatabaseModule.of([
          accountsSchema,
          riskSchema,
          hrRequestsSchema,
          mortgageSchema,
          franchiseSchema,
          inventorySchema,
          ordersSchema,
        ]),
        CryptoModule,
        FilesModule,
        IdempotencyModule,
        TopicsModule,
        AuditModule,
        IdentityModule,
        JobsModule.of('worker'),
        OfficeModule,
        AccountsModule,
        RiskModule,
        HrRequestsModule,
        MortgageModule,
        FranchiseModule,
        InventoryModule,
        OrdersModule,
      ],
    };
  }
}
