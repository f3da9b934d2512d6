export {
  type Connection,
  type CursorKey,
  connectionOf,
  cursorKeys,
  decodeCursor,
  encodeCursor,
  maxPage,
  PageArgs,
  PageInfo,
  pageOf,
} from './connection.ts';
