import { Settings } from '@kefu/platform/config';
import { Database } from '@kefu/platform/database';
import { Presence } from '@kefu/platform/jobs';
import { defineTexts, fillText } from '@kefu/platform/language';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { type AlarmCode, alarmWords } from './alarm-words.ts';
import { type AlarmCall, Alarms } from './alarms.ts';

const every = 60_000;

interface Unmailed {
  readonly id: string;
  readonly code: AlarmCode;
  readonly key: string;
  readonly details: AlarmCall['details'];
}

const texts = defineTexts({
  subject: { 'zh-Hant': 'Kefu 警示 {count} 項', 'zh-Hans': 'Kefu 警示 {count} 项', en: 'Kefu: {count} alarms' },
  body: {
    'zh-Hant': '請登入 {url} 查看並處理：',
    'zh-Hans': '请登录 {url} 查看并处理：',
    en: 'Sign in at {url} to see to:',
  },
});

/**
 * Looks from every process, so also from the API when no worker lives (X11): says when a queue has no worker, and sends alarms
 * by e-mail where SMTP_URL and ALARM_MAIL_TO are set. An alarm is mailed once, by whichever process is first.
 */
@Injectable()
export class AlarmWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(AlarmWatch.name);
  readonly #database: Database;
  readonly #presence: Presence;
  readonly #alarms: Alarms;
  readonly #mail: Settings['alarmMail'];
  readonly #publicUrl: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database, presence: Presence, alarms: Alarms, settings: Settings) {
    this.#database = database;
    this.#presence = presence;
    this.#alarms = alarms;
    this.#mail = settings.alarmMail;
    this.#publicUrl = settings.publicUrl;
  }

  onApplicationBootstrap(): void {
    // Not at once: after a start of the whole house the worker takes a moment to be there.
    this.#timer = setInterval(() => {
      this.look().catch((error: Error) => this.#logger.warn(`Alarms: ${error.name}`));
    }, every);
    this.#timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** One look: the workers, then the post. */
  async look(): Promise<void> {
    const unattended = await this.#presence.unattended();
    await this.#database.transaction((tx) =>
      unattended.length > 0
        ? this.#alarms.raise(tx, {
            code: 'workerDead',
            key: 'worker',
            details: { count: unattended.length },
            lasting: true,
          })
        : this.#alarms.resolve(tx, 'workerDead', 'worker'),
    );
    if (this.#mail) await this.#post(this.#mail);
  }

  /** The rows stay locked while they are sent: one that could not be sent is sent by the next look. */
  async #post({ url, from, to, language }: NonNullable<Settings['alarmMail']>): Promise<void> {
    await this.#database.transaction(async (tx) => {
      const found: Unmailed[] = await tx.query(
        `SELECT id, code, key, details FROM alarm WHERE mailed_at IS NULL AND resolved_at IS NULL ORDER BY raised_at LIMIT 100
         FOR UPDATE SKIP LOCKED`,
      );
      if (found.length === 0) return;
      const lines = found.map(
        ({ code, key, details }) => `- ${fillText(alarmWords[code], language, { key, ...details })}`,
      );
      const say = (what: keyof typeof texts): string =>
        fillText(texts[what], language, { count: found.length, url: this.#publicUrl });
      const transport = createTransport(url);
      try {
        await transport.sendMail({
          from,
          to,
          subject: say('subject'),
          text: [say('body'), '', ...lines, ''].join('\n'),
          textEncoding: 'base64',
        });
      } finally {
        transport.close();
      }
      await tx.query('UPDATE alarm SET mailed_at = clock_timestamp() WHERE id = ANY($1::uuid[])', [
        found.map(({ id }) => id),
      ]);
    });
  }
}
