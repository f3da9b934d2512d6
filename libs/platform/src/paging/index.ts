export {
  type Connection,
  connectionOf,
  decodeCursor,
  encodeCursor,
  maxPage,
  PageArgs,
  PageInfo,
  pageOf,
} from './connection.ts';
