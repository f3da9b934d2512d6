export type { GraphqlContext } from './context.ts';
export { GraphiqlModule } from './graphiql.module.ts';
export { graphqlModule } from './graphql.module.ts';
