export type { GraphqlContext } from './context.ts';
export { graphqlModule } from './graphql.module.ts';
