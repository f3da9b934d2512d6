export { ConfigModule } from './config.module.ts';
export { loadSettings, type S3Settings, Settings, SettingsError, settingNames } from './settings.ts';
