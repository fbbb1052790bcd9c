import type { CompiledQuery, Kysely } from 'kysely';

/** The same database, and each question that is put to it from now on through what is returned here. */
export function hearSelects<Tables>(database: Kysely<Tables>): {
  readonly looking: Kysely<Tables>;
  readonly asked: CompiledQuery[];
} {
  const asked: CompiledQuery[] = [];
  const looking = database.withPlugin({
    transformQuery({ node, queryId }) {
      const query = database.getExecutor().compileQuery(node, queryId);
      if (query.sql.startsWith('select')) asked.push(query);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { looking, asked };
}
