import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { FeedResolver } from './feed.resolver.ts';
import { FeedService } from './feed.service.ts';
import { TellFranchisees } from './feed.tick.ts';
import { FeedSource } from './feed-source.ts';

/** What franchisees are told of their goods (F31). */
@Module({ imports: [CalendarModule], providers: [FeedSource, TellFranchisees, FeedService, FeedResolver] })
export class FeedModule {}
