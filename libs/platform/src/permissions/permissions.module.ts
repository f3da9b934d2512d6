import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Operations } from './operations.ts';
import { PermissionGuard } from './permission.guard.ts';

/** Guards every operation of the process. */
@Module({
  imports: [DiscoveryModule],
  providers: [Operations, { provide: APP_GUARD, useClass: PermissionGuard }],
  exports: [Operations],
})
export class PermissionsModule {}
