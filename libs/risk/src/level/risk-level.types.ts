import { registerEnumType } from '@nestjs/graphql';
import { riskLevels } from './risk-level.ts';

export const RiskLevels = Object.fromEntries(riskLevels.map((level) => [level, level]));
registerEnumType(RiskLevels, { name: 'RiskLevel', description: 'How near a trader is to a forced liquidation (T9)' });
