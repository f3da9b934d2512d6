export { ConfigModule } from './config.module.ts';
export { loadSettings, Settings, SettingsError, settingNames } from './settings.ts';
