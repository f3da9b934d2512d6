import { AccountsModule, accountsSchema } from '@kefu/accounts';
import { FranchiseModule, franchiseSchema } from '@kefu/franchise';
import { HrRequestsModule, hrRequestsSchema } from '@kefu/hr-requests';
import { InventoryModule, inventorySchema } from '@kefu/inventory';
import { MortgageModule, mortgageSchema } from '@kefu/mortgage';
import { ScreenWords } from '@kefu/office/exports';
import { OfficeModule } from '@kefu/office/module';
import { OrdersModule, ordersSchema } from '@kefu/orders';
import { AuditModule } from '@kefu/platform/audit';
import { ConfigModule, type Settings } from '@kefu/platform/config';
import { CryptoModule } from '@kefu/platform/crypto';
import { DatabaseModule } from '@kefu/platform/database';
import { FilesModule } from '@kefu/platform/files';
import { GraphiqlModule, graphqlModule } from '@kefu/platform/graphql';
import { HealthModule } from '@kefu/platform/health';
import { IdempotencyModule } from '@kefu/platform/idempotency';
import { IdentityModule } from '@kefu/platform/identity';
import { JobsModule } from '@kefu/platform/jobs';
import { PermissionsModule } from '@kefu/platform/permissions';
import { RestModule } from '@kefu/platform/rest';
import { SchedulesModule } from '@kefu/platform/schedules';
import { TopicsModule } from '@kefu/platform/topics';
import { RiskModule, riskSchema } from '@kefu/risk';
import { type DynamicModule, Module } from '@nestjs/common';
import { consoleWords } from './console-words.ts';

/** Every table of the installation. */
export const schemas = [
  accountsSchema,
  riskSchema,
  hrRequestsSchema,
  mortgageSchema,
  franchiseSchema,
  inventorySchema,
  ordersSchema,
];

/** The API: HTTP, GraphQL, REST; composition only. */
@Module({})
export class AppModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      providers: [{ provide: ScreenWords, useFactory: () => new ScreenWords(consoleWords) }],
      imports: [
        ConfigModule.of(settings),
        DatabaseModule.of(schemas),
        CryptoModule,
        FilesModule,
        PermissionsModule,
        HealthModule,
        AuditModule,
        IdentityModule,
        JobsModule.of('api'),
        SchedulesModule,
        RestModule,
        IdempotencyModule,
        TopicsModule,
        graphqlModule(),
        GraphiqlModule,
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
